package io.coterie.gateway.forward;

import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.rpc.Statuses;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Statuses that the channel made up because a service did not answer. Their texts name inner
 * addresses, so the client gets others.
 */
final class Outage {
  private Outage() {}

  /** A service's own status comes without a cause, and its refusals with trailers. */
  static boolean isOne(Status status, Metadata trailers) {
    return switch (status.getCode()) {
      case OK -> false;
      case DEADLINE_EXCEEDED, UNAVAILABLE -> status.getCause() != null || trailers.keys().isEmpty();
      default -> status.getCause() != null;
    };
  }

  static StatusRuntimeException refusal(Status status, String service) {
    return status.getCode() == Status.Code.DEADLINE_EXCEEDED
        ? Status.DEADLINE_EXCEEDED
            .withDescription("the deadline passed: allow more time, or try again")
            .asRuntimeException(new Metadata())
        : Statuses.of(new DependencyDown(service));
  }
}
