package io.coterie.cli.command;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.Times;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.HubAddress;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/**
 * Turns a refused call into what the user reads: the hub's own words, and the command that helps.
 */
public final class Refusal {
  private Refusal() {}

  /** What the user reads. */
  public static CliFailure explain(StatusRuntimeException refusal, HubAddress hub) {
    ApiFailure failure = ApiFailure.of(refusal);
    if (failure.reason().isEmpty()) {
      return Unreachable.explain(refusal, hub);
    }
    String reason = failure.reason().get();
    return new CliFailure(
        new CliFailure.Details(
            failure.code(),
            reason,
            failure.message(),
            hint(failure, reason),
            failure.metadata(),
            failure.violations().stream().map(v -> v.field() + ": " + v.description()).toList()));
  }

  private static Optional<String> hint(ApiFailure failure, String reason) {
    Optional<String> known = Optional.ofNullable(Hints.BY_REASON.get(reason));
    if (known.isPresent()) {
      return known;
    }
    if (failure.retryDelay().isPresent()) {
      return failure.retryDelay().map(delay -> "try again in " + Times.text(delay));
    }
    return failure.code() == Code.INTERNAL
        ? failure.callId().map(id -> "the hub's log says more about call " + id)
        : Optional.empty();
  }
}
