package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.validate.ValidateProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.DynamicCalls.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nonsense in every field that has a rule, of every method: all of them are named at once, and no
 * value is repeated.
 */
class BadInputTest {
  /** Too long, and of characters that no field takes. */
  private static final String NONSENSE = "\u0001!nonsense!".repeat(600);

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static List<CoterieClient> callers;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    var alice = hub.account();
    var node = hub.node(alice);
    callers = List.of(hub.nobody(), alice.user(), hub.operator(), Sessions.of(hub, node));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<String> methodsWithRules() {
    return PublicMethods.all()
        .filter(method -> !ruled(method).isEmpty())
        .map(MethodDescriptor::getFullName);
  }

  @ParameterizedTest
  @MethodSource("methodsWithRules")
  void everyBadFieldIsNamed(String name) {
    var method =
        PublicMethods.all().filter(m -> m.getFullName().equals(name)).findFirst().orElseThrow();

    var outcome = firstThatMayCall(method, nonsense(method.getInputType()));

    assertThat(outcome.code()).isEqualTo("INVALID_ARGUMENT");
    var failure = ApiFailure.of(Objects.requireNonNull(outcome.refusal()));
    assertThat(failure.reason()).contains("FIELD_INVALID");
    assertThat(
            failure.violations().stream()
                .map(v -> v.field().replaceAll("[.\\[].*", ""))
                .collect(Collectors.toSet()))
        .containsAll(ruled(method));
    assertThat(outcome.visible()).doesNotContain("!nonsense!");
  }

  private static Outcome firstThatMayCall(MethodDescriptor method, Message request) {
    return callers.stream()
        .map(caller -> DynamicCalls.call(caller, method, request))
        .filter(outcome -> !Set.of("UNAUTHENTICATED", "PERMISSION_DENIED").contains(outcome.code()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody may call " + method.getFullName()));
  }

  private static Set<String> ruled(MethodDescriptor method) {
    return method.getInputType().getFields().stream()
        .filter(field -> field.getOptions().hasExtension(ValidateProto.field))
        // of fields that exclude each other the last one counts
        .filter(field ->
            field.getRealContainingOneof() == null
                || field.equals(field.getRealContainingOneof().getFields().getLast()))
        // true and false are all there is
        .filter(field -> field.getJavaType() != FieldDescriptor.JavaType.BOOLEAN)
        .map(FieldDescriptor::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Message nonsense(Descriptor type) {
    var request = DynamicMessage.newBuilder(type);
    for (var field : type.getFields()) {
      if (field.isRepeated() && !field.isMapField()) {
        request.addRepeatedField(field, value(field));
      } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        message(field, request);
      } else if (field.getJavaType() != FieldDescriptor.JavaType.BOOLEAN) {
        request.setField(field, value(field));
      }
    }
    return request.build();
  }

  /**
   * A message that must be there is left out; a length of time is nonsense below zero, and a mask
   * with an unknown field.
   */
  private static void message(FieldDescriptor field, DynamicMessage.Builder request) {
    switch (field.getMessageType().getName()) {
      case "Duration" -> request.setField(field, Duration.newBuilder().setSeconds(-1).build());
      case "FieldMask" ->
          request.setField(field, FieldMask.newBuilder().addPaths("nonsense").build());
      default -> {
        // left out
      }
    }
  }

  /** Longer than any limit, but not than a request may be. */
  private static String text(FieldDescriptor field) {
    long limit = field.getOptions().getExtension(ValidateProto.field).getString().getMaxBytes();
    return NONSENSE.repeat((int) (limit / NONSENSE.length()) + 1);
  }

  private static Object value(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> text(field);
      case BYTE_STRING -> ByteString.copyFrom(new byte[5000]);
      case INT -> -5;
      case LONG -> -5L;
      case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(99);
      case MESSAGE -> nonsense(field.getMessageType());
      case FLOAT, DOUBLE, BOOLEAN -> throw new IllegalArgumentException("no nonsense for " + field);
    };
  }
}
