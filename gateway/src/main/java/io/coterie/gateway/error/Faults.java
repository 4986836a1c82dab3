package io.coterie.gateway.error;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import io.coterie.gateway.error.EdgeFailure.TooLarge;
import io.coterie.gateway.error.EdgeFailure.Unreadable;
import io.coterie.platform.rpc.Statuses;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong inside the edge, as the client is told it: what is the client's own doing by
 * name, anything else without a word about its cause, which goes to the log.
 *
 * @param limit how large a request may be, in bytes
 */
public record Faults(long limit) {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  StatusRuntimeException describe(Throwable cause) {
    return switch (cause) {
      case ContentTooLargeException large -> Statuses.of(new TooLarge(limit));
      case RequestTimeoutException timeout -> deadlinePassed();
      case HttpStatusException status -> ofHttp(status);
      case StatusRuntimeException status -> ofGrpc(status);
      case InvalidProtocolBufferException invalid -> unreadable(invalid);
      case IllegalArgumentException invalid -> unreadable(invalid);
      default -> unexpected(cause);
    };
  }

  private StatusRuntimeException ofHttp(HttpStatusException status) {
    int code = status.httpStatus().code();
    if (code == CONTENT_TOO_LARGE) {
      return Statuses.of(new TooLarge(limit));
    }
    var cause = status.getCause();
    return code < SERVER_ERROR ? unreadable(cause == null ? status : cause) : unexpected(status);
  }

  /** These come from taking messages out of their frames. */
  private StatusRuntimeException ofGrpc(StatusRuntimeException status) {
    return switch (status.getStatus().getCode()) {
      case RESOURCE_EXHAUSTED -> Statuses.of(new TooLarge(limit));
      case INTERNAL, UNIMPLEMENTED, UNKNOWN ->
          Statuses.of(new Unreadable("it is no sequence of gRPC messages"));
      default -> status;
    };
  }

  static StatusRuntimeException deadlinePassed() {
    return Status.DEADLINE_EXCEEDED
        .withDescription("the deadline passed: allow more time, or try again")
        .asRuntimeException();
  }

  private static StatusRuntimeException unreadable(Throwable cause) {
    var problem = String.valueOf(cause.getMessage()).lines().findFirst().orElse("malformed");
    return Statuses.of(new Unreadable(problem));
  }

  private static StatusRuntimeException unexpected(Throwable cause) {
    LOG.error("the edge failed", cause);
    return Status.INTERNAL.withDescription("the hub failed: try again").asRuntimeException();
  }
}
