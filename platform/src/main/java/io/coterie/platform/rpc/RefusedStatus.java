package io.coterie.platform.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;

/**
 * How a call ended, as its refusal would be put on record.
 *
 * @param failure what the service threw; absent if another service's answer was passed on
 * @param reason the one that the caller is given
 */
record RefusedStatus(Status status, Optional<Failure> failure, String reason) {
  static RefusedStatus of(Status status, Metadata trailers) {
    var failure =
        status.getCause() instanceof FailureException thrown
            ? Optional.of(thrown.failure())
            : Optional.<Failure>empty();
    var reason =
        failure
            .map(known -> known.reason().name())
            .or(() -> passedOn(status, trailers))
            .orElseGet(() -> status.getCode().name());
    return new RefusedStatus(status, failure, reason);
  }

  /** The cause was for the inside of the chain only. */
  static Status withoutCause(Status status) {
    return status.getCause() == null ? status : status.withCause(null);
  }

  /**
   * Refused for security's sake: by role, scope or kind of caller; for a proof that does not hold,
   * in the headers or in the request; or for trying to change what the caller can't see. Who calls
   * without a credential where one is needed only forgot it.
   */
  boolean isForSecurity(MethodRule rule, Arrival arrival) {
    return failure.map(known -> known.reason().isFailedProof()).orElse(false)
        || switch (status.getCode()) {
          case PERMISSION_DENIED -> true;
          case UNAUTHENTICATED ->
              !arrival.isAuthenticated()
                  || rule.callers().contains(CallerKind.ANONYMOUS)
                  || !arrival.isNobodys();
          case NOT_FOUND -> rule.limit().isOfChanges();
          default -> false;
        };
  }

  /** What the domain knows it was about. */
  Optional<String> target() {
    return failure.flatMap(Failure::auditTarget);
  }

  private static Optional<String> passedOn(Status status, Metadata trailers) {
    var proto = StatusProto.fromStatusAndTrailers(status, trailers);
    try {
      for (var detail : proto.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          return Optional.of(detail.unpack(ErrorInfo.class).getReason());
        }
      }
      return Optional.empty();
    } catch (InvalidProtocolBufferException _) {
      return Optional.empty(); // no details that can be read are no details
    }
  }
}
