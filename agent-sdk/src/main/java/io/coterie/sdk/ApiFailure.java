package io.coterie.sdk;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refused call said.
 *
 * @param reason a reason of {@code docs/errors.md}; empty when it was not a hub that answered
 * @param metadata every dynamic value of the message, by name
 * @param callId names the call in the hub's log; empty when no hub answered
 */
public record ApiFailure(
    io.grpc.Status.Code code,
    String message,
    Optional<String> reason,
    Map<String, String> metadata,
    List<FieldViolation> violations,
    Optional<Duration> retryDelay,
    Optional<String> callId) {
  private static final String DOMAIN = "coterie";
  private static final Metadata.Key<String> CALL_ID =
      Metadata.Key.of("x-coterie-call-id", Metadata.ASCII_STRING_MARSHALLER);

  /** A field of the request and what is wrong with it. */
  public record FieldViolation(String field, String description) {}

  /**
   * Reads a refusal. A detail that can't be read counts as absent: the code and the message stand
   * by themselves.
   */
  public static ApiFailure of(StatusRuntimeException refusal) {
    Status status = StatusProto.fromThrowable(refusal);
    List<Any> details = status == null ? List.of() : status.getDetailsList();
    Optional<ErrorInfo> info =
        detail(details, ErrorInfo.class).filter(i -> i.getDomain().equals(DOMAIN));
    String description = refusal.getStatus().getDescription();
    return new ApiFailure(
        refusal.getStatus().getCode(),
        description == null ? "" : description,
        info.map(ErrorInfo::getReason),
        info.map(ErrorInfo::getMetadataMap).orElse(Map.of()),
        detail(details, BadRequest.class).map(ApiFailure::violations).orElse(List.of()),
        detail(details, RetryInfo.class)
            .map(r ->
                Duration.ofSeconds(r.getRetryDelay().getSeconds(), r.getRetryDelay().getNanos())),
        callId(refusal.getTrailers()));
  }

  /** Whether the hub gave this reason. */
  public boolean is(String expected) {
    return reason.filter(expected::equals).isPresent();
  }

  private static List<FieldViolation> violations(BadRequest request) {
    return request.getFieldViolationsList().stream()
        .map(v -> new FieldViolation(v.getField(), v.getDescription()))
        .toList();
  }

  private static Optional<String> callId(@Nullable Metadata trailers) {
    return trailers == null ? Optional.empty() : Optional.ofNullable(trailers.get(CALL_ID));
  }

  private static <M extends Message> Optional<M> detail(List<Any> details, Class<M> type) {
    return details.stream().filter(d -> d.is(type)).findFirst().flatMap(d -> unpack(d, type));
  }

  private static <M extends Message> Optional<M> unpack(Any detail, Class<M> type) {
    try {
      return Optional.of(detail.unpack(type));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
