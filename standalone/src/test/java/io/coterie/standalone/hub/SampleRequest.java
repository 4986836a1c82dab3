package io.coterie.standalone.hub;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.id.TrustRequestId;
import java.util.Map;
import java.util.Objects;

/**
 * A request of any method with every field well-formed, so that what comes back is about the things
 * it names and not about its shape.
 */
public final class SampleRequest {
  private static final Map<String, Object> TEXTS =
      Map.ofEntries(
          Map.entry("description", "sample"),
          Map.entry("name", "sample"),
          Map.entry("join_secret", "a wrong secret"),
          Map.entry("hostname", "sample"),
          Map.entry("code", "inv_" + "0".repeat(32)),
          Map.entry("invite", InviteId.random().text()),
          Map.entry("token", TokenId.random().text()),
          Map.entry("source_node", NodeId.random().text()),
          Map.entry("target_node", NodeId.random().text()),
          Map.entry("target", NodeId.random().text()),
          Map.entry("username", "sample"),
          Map.entry("password", "sample password"),
          Map.entry("current_password", "wrong password"),
          Map.entry("new_password", "sample password"),
          Map.entry("assertion", "sample"),
          Map.entry("account", AccountId.random().text()),
          Map.entry("session", TokenId.random().text()),
          Map.entry("targets", NodeId.random().text()),
          Map.entry("other_node", NodeId.random().text()),
          Map.entry("trust_request", TrustRequestId.random().text()),
          Map.entry("join_request", "jrq_" + "0".repeat(26)),
          Map.entry("source", "rules: []"),
          Map.entry("plan", "free"));

  private SampleRequest() {}

  /**
   * Builds one.
   *
   * @param named what some of the fields shall say instead
   */
  public static Message of(MethodDescriptor method, Map<String, Object> named) {
    var request = DynamicMessage.newBuilder(method.getInputType());
    for (var field : method.getInputType().getFields()) {
      if (named.containsKey(field.getName())) {
        request.setField(field, adapted(field, Objects.requireNonNull(named.get(field.getName()))));
      } else {
        fill(request, field);
      }
    }
    return request.build();
  }

  private static Object adapted(FieldDescriptor field, Object value) {
    return value instanceof PrincipalRef ref
        ? DynamicMessage.newBuilder(field.getMessageType()).mergeFrom(ref).build()
        : value;
  }

  private static void fill(DynamicMessage.Builder request, FieldDescriptor field) {
    if (field.isRepeated()) {
      if (field.getName().equals("targets")) {
        request.addRepeatedField(field, Objects.requireNonNull(TEXTS.get("targets")));
      }
      return;
    }
    // a secret goes with a rule, and the sample changes the description
    boolean secretOfAnUpdate =
        field.getName().equals("join_secret")
            && field.getContainingType().getName().equals("UpdateNetworkRequest");
    var text = secretOfAnUpdate ? null : TEXTS.get(field.getName());
    switch (field.getJavaType()) {
      case STRING -> {
        if (text != null) {
          request.setField(field, text);
        }
      }
      case BYTE_STRING ->
          request.setField(
              field,
              ByteString.copyFrom(new byte[field.getName().contains("signature") ? 64 : 32]));
      case ENUM -> enumeration(request, field);
      case MESSAGE -> message(request, field);
      case INT -> {
        // zero is a value that every other such field takes
        if (field.getName().equals("port")) {
          request.setField(field, 80);
        }
      }
      case LONG, FLOAT, DOUBLE, BOOLEAN -> {
        // zero is one, too
      }
    }
  }

  /** A token request asks for one of a network; a role is a plain member's. */
  private static void enumeration(DynamicMessage.Builder request, FieldDescriptor field) {
    var value =
        switch (field.getEnumType().getName()) {
          case "TokenKind" -> field.getEnumType().findValueByNumber(2);
          case "Role" -> field.getEnumType().findValueByNumber(3);
          default -> field.getEnumType().findValueByNumber(0);
        };
    request.setField(field, Objects.requireNonNull(value));
  }

  private static void message(DynamicMessage.Builder request, FieldDescriptor field) {
    switch (field.getMessageType().getName()) {
      case "FieldMask" ->
          request.setField(
              field,
              FieldMask.newBuilder()
                  .addPaths(masked(request.getDescriptorForType().getName()))
                  .build());
      case "PrincipalRef" ->
          request.setField(
              field,
              adapted(field, PrincipalRef.newBuilder().setNode(NodeId.random().text()).build()));
      case "PlanLimits" ->
          request.setField(field, DynamicMessage.getDefaultInstance(field.getMessageType()));
      default -> {
        // left out: no other message is needed by any method
      }
    }
  }

  /** A field that the request may change. */
  private static String masked(String request) {
    return switch (request) {
      case "UpdateNodeRequest" -> "hostname";
      case "UpdateAccountRequest" -> "username";
      case "UpdateMemberRequest" -> "role";
      default -> "description";
    };
  }
}
