package io.coterie.network.member;

import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Lets a join secret be tried, but not often wrongly. */
final class GuardedSecret {
  private final JoinAttempts attempts;

  @Inject
  GuardedSecret(JoinAttempts attempts) {
    this.attempts = attempts;
  }

  /**
   * Does what a secret was sent with; without one there is nothing to guess, and nothing to limit.
   *
   * @param network as the caller typed it
   * @throws FailureException RATE_LIMITED, or what the work throws
   */
  <R> R tried(String network, String secret, Supplier<R> work) {
    if (secret.isEmpty()) {
      return work.get();
    }
    attempts.begin(network);
    boolean guess = false;
    try {
      return work.get();
    } catch (FailureException e) {
      guess = isWrongGuess(e.failure());
      throw e;
    } finally {
      if (!guess) {
        attempts.forgive(network);
      }
    }
  }

  private static boolean isWrongGuess(Failure failure) {
    return failure.reason() == NetworkReason.NETWORK_NOT_FOUND
        || failure.reason() == NetworkReason.JOIN_SECRET_WRONG;
  }
}
