package io.coterie.auth;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.coterie.platform.failure.Reason;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a client is told when a call is refused. */
record Refusal(Status status) {
  static Refusal of(ThrowingCallable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    if (thrown == null) {
      throw new AssertionError("the call was not refused");
    }
    return new Refusal(Objects.requireNonNull(StatusProto.fromThrowable(thrown)));
  }

  static Refusal of(StatusRuntimeException thrown) {
    return new Refusal(Objects.requireNonNull(StatusProto.fromThrowable(thrown)));
  }

  static RefusalAssert assertRefused(ThrowingCallable call) {
    return new RefusalAssert(of(call));
  }

  String reason() {
    return detail(ErrorInfo.class).map(ErrorInfo::getReason).orElse("none");
  }

  Map<String, String> metadata() {
    return detail(ErrorInfo.class).map(ErrorInfo::getMetadataMap).orElse(Map.of());
  }

  Duration delay() {
    return detail(RetryInfo.class)
        .map(info -> Duration.ofSeconds(info.getRetryDelay().getSeconds()))
        .orElse(Duration.ZERO);
  }

  List<String> fields() {
    return detail(BadRequest.class).stream()
        .flatMap(bad -> bad.getFieldViolationsList().stream())
        .map(FieldViolation::getField)
        .toList();
  }

  private <M extends Message> Optional<M> detail(Class<M> type) {
    return status.getDetailsList().stream()
        .filter(any -> any.is(type))
        .map(any -> unpack(any, type))
        .findFirst();
  }

  private static <M extends Message> M unpack(Any any, Class<M> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Asserts on a refusal. */
  static final class RefusalAssert extends AbstractAssert<RefusalAssert, Refusal> {
    RefusalAssert(Refusal actual) {
      super(actual, RefusalAssert.class);
    }

    RefusalAssert with(Reason reason) {
      if (!actual.reason().equals(reason.name())) {
        throw failureWithActualExpected(
            actual.reason(), reason.name(), "refused for %s", actual.status());
      }
      return this;
    }
  }
}
