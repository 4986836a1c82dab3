package io.coterie.auth.session;

import io.coterie.auth.AuthReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;

/** What can be wrong with a request about sessions. */
sealed interface SessionFailure extends Failure {
  /** Absent, or somebody else's: which is not said. */
  record SessionNotFound() implements SessionFailure {
    @Override
    public Reason reason() {
      return AuthReason.SESSION_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such session of yours: list your sessions for their ids";
    }
  }
}
