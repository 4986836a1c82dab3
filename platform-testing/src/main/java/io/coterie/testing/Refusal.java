package io.coterie.testing;

import static java.util.Objects.requireNonNull;
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
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What a refused call's client gets; equal if the client could not tell one from the other.
 *
 * @param trailers all but the call's id and the time, byte for byte
 */
public record Refusal(Code code, String reason, Status status, Map<String, String> trailers) {
  /** Makes a call that must be refused. */
  public static Refusal of(ThrowingCallable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    if (thrown == null) {
      throw new AssertionError("the call was not refused");
    }
    return of(thrown);
  }

  public static Refusal of(StatusRuntimeException thrown) {
    var status = requireNonNull(StatusProto.fromThrowable(thrown));
    return new Refusal(
        thrown.getStatus().getCode(),
        detail(status, ErrorInfo.class).map(ErrorInfo::getReason).orElse("none"),
        status,
        trailers(requireNonNull(thrown.getTrailers())));
  }

  /** Makes a call that must be refused, to assert why. */
  public static RefusalAssert assertRefused(ThrowingCallable call) {
    return new RefusalAssert(of(call));
  }

  /** The fields at fault, in the order of the reply. */
  public List<String> fields() {
    return detail(status, BadRequest.class).stream()
        .flatMap(bad -> bad.getFieldViolationsList().stream())
        .map(FieldViolation::getField)
        .toList();
  }

  public String metadata(String name) {
    return detail(status, ErrorInfo.class).orElseThrow().getMetadataOrThrow(name);
  }

  /** All that the reply tells by name. */
  public Map<String, String> metadata() {
    return detail(status, ErrorInfo.class).map(ErrorInfo::getMetadataMap).orElse(Map.of());
  }

  /** When to try again; zero if that is not said. */
  public Duration delay() {
    return detail(status, RetryInfo.class)
        .map(info -> Duration.ofSeconds(info.getRetryDelay().getSeconds()))
        .orElse(Duration.ZERO);
  }

  private static Map<String, String> trailers(Metadata trailers) {
    return trailers.keys().stream()
        .filter(name -> !name.equals(RpcHeaders.CALL_ID.name()) && !name.equals("date"))
        .collect(
            Collectors.toMap(
                name -> name, name -> text(trailers, name), (a, b) -> a, TreeMap::new));
  }

  private static String text(Metadata trailers, String name) {
    return name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
        ? HexFormat.of()
            .formatHex(
                requireNonNull(
                    trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))))
        : String.valueOf(trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
  }

  private static <M extends Message> Optional<M> detail(Status status, Class<M> type) {
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
  public static final class RefusalAssert extends AbstractAssert<RefusalAssert, Refusal> {
    private RefusalAssert(Refusal actual) {
      super(actual, RefusalAssert.class);
    }

    public RefusalAssert with(Reason reason) {
      if (!actual.reason().equals(reason.name())) {
        throw failureWithActualExpected(
            actual.reason(), reason.name(), "refused for %s", actual.status());
      }
      return this;
    }
  }
}
