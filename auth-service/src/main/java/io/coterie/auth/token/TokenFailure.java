package io.coterie.auth.token;

import io.coterie.auth.AuthReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;
import java.util.List;
import java.util.Map;

/** What can be wrong with a request about tokens. */
sealed interface TokenFailure extends Failure {
  /** Absent or invisible: which is not said. */
  record NetworkNotFound() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.NETWORK_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such network, or you are not in it: check its name or id";
    }
  }

  /** Absent, not the caller's, or not in the network: which is not said. */
  record NodeNotFound() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.NODE_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such node of yours in that network: check its id";
    }
  }

  /** The caller's role does not suffice. */
  record RoleTooLow(String role) implements TokenFailure {
    private static final String NEEDED = "member";

    @Override
    public Reason reason() {
      return AuthReason.ROLE_TOO_LOW;
    }

    @Override
    public String message() {
      return "this needs the role "
          + NEEDED
          + " in the network and yours is "
          + role
          + ": ask an admin of it";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("needed", NEEDED, "role", role);
    }
  }

  /** It would have ended before it began. */
  record ExpiryInPast() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.TOKEN_EXPIRY_IN_PAST;
    }

    @Override
    public String message() {
      return "expire_time is in the past: send one in the future, or none";
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("expire_time", "must be in the future"));
    }
  }

  /** Absent, or somebody else's: which is not said. */
  record TokenNotFound() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.TOKEN_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such token of yours: list your tokens for their ids";
    }
  }

  /** Nobody could act as the operator any more. */
  record LastOperatorToken() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.LAST_OPERATOR_TOKEN;
    }

    @Override
    public String message() {
      return "this is the last operator token: create another one before you revoke it";
    }
  }
}
