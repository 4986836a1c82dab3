package io.coterie.gateway.error;

import com.google.rpc.Code;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Statuses as a client of the edge gets them. */
public final class Refusal {
  private Refusal() {}

  /** A refusal by another service, as if it were the edge's: nothing of the inner call shows. */
  public static StatusRuntimeException passedOn(StatusRuntimeException refused) {
    return StatusProto.toStatusRuntimeException(proto(refused));
  }

  /** The status without what caused it: causes are for logs, not for clients. */
  public static Status plain(Status status) {
    return Status.fromCode(status.getCode()).withDescription(status.getDescription());
  }

  /** What the refusal says beside its status. */
  public static Metadata trailers(StatusRuntimeException refusal) {
    var trailers = refusal.getTrailers();
    return trailers == null ? new Metadata() : trailers;
  }

  /** The refusal with its details, if it has any. */
  static com.google.rpc.Status proto(StatusRuntimeException refusal) {
    var details = StatusProto.fromThrowable(refusal);
    return details != null
        ? details
        : proto(
            Code.forNumber(refusal.getStatus().getCode().value()),
            refusal.getStatus().getDescription());
  }

  static com.google.rpc.Status proto(Code code, @org.jspecify.annotations.Nullable String message) {
    return com.google.rpc.Status.newBuilder()
        .setCode(code.getNumber())
        .setMessage(message == null ? "" : message)
        .build();
  }
}
