package io.coterie.network;

import static io.grpc.stub.ClientCalls.blockingServerStreamingCall;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.JoinRequestId;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The methods that clients can call and that take a network, found by looking, so that a new one is
 * not forgotten.
 */
record AnyMethod(MethodDescriptor<Message, Message> method) {
  private static final String NETWORK = "network";

  static Stream<AnyMethod> takingANetwork() {
    return Stream.of(
            NetworkServiceGrpc.getServiceDescriptor(),
            MemberServiceGrpc.getServiceDescriptor(),
            InviteServiceGrpc.getServiceDescriptor(),
            AccessServiceGrpc.getServiceDescriptor())
        .map(ServiceDescriptor::getMethods)
        .flatMap(Collection::stream)
        .map(AnyMethod::typed)
        .filter(m -> m.prototype().getDescriptorForType().findFieldByName(NETWORK) != null);
  }

  @SuppressWarnings("unchecked") // messages are all that these services send
  private static AnyMethod typed(MethodDescriptor<?, ?> method) {
    return new AnyMethod((MethodDescriptor<Message, Message>) method);
  }

  /**
   * Calls it with a well-formed request.
   *
   * @param node a node of the caller's
   */
  Message call(Channel channel, String network, String node) {
    var request = prototype().newBuilderForType();
    for (var field : request.getDescriptorForType().getFields()) {
      fill(request, field, network, node);
    }
    return method.getType() == MethodDescriptor.MethodType.UNARY
        ? blockingUnaryCall(channel, method, CallOptions.DEFAULT, request.build())
        : blockingServerStreamingCall(channel, method, CallOptions.DEFAULT, request.build()).next();
  }

  private static void fill(
      Message.Builder request, FieldDescriptor field, String network, String node) {
    switch (field.getName()) {
      case NETWORK -> request.setField(field, network);
      case "node", "source_node" -> request.setField(field, node);
      case "target_node" -> request.setField(field, "node_" + "0".repeat(26));
      case "member", "invitee", "principal" ->
          request.setField(field, PrincipalRef.newBuilder().setAccount("somebody").build());
      case "join_secret" -> {
        // goes with a change to the rule token, which the mask below does not name
        if (field.getContainingType().findFieldByName("update_mask") == null) {
          request.setField(field, "wrong-secret");
        }
      }
      case "invite" -> request.setField(field, InviteId.random().text());
      case "join_request" -> request.setField(field, JoinRequestId.random().text());
      case "description" -> request.setField(field, "text");
      case "update_mask" -> {
        boolean described = field.getContainingType().findFieldByName("description") != null;
        request.setField(
            field, FieldMask.newBuilder().addPaths(described ? "description" : "role").build());
      }
      case "role" -> request.setField(field, field.getEnumType().findValueByNumber(3));
      default -> {}
    }
  }

  private Message prototype() {
    var marshaller = (MethodDescriptor.PrototypeMarshaller<Message>) method.getRequestMarshaller();
    return Objects.requireNonNull(marshaller.getMessagePrototype());
  }

  @Override
  public String toString() {
    return String.valueOf(method.getBareMethodName());
  }
}
