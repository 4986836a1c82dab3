package io.coterie.auth.token;

import io.coterie.auth.AuthReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;
import io.coterie.platform.identity.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What can be wrong with a request about tokens. */
sealed interface TokenFailure extends Failure {
  /** All scopes there are. */
  List<String> KNOWN = Arrays.stream(Scope.values()).map(Scope::text).toList();

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
  record RoleTooLow(String needed, String role) implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.ROLE_TOO_LOW;
    }

    @Override
    public String message() {
      return "this needs the role "
          + needed
          + " in the network and yours is "
          + role
          + ": ask an admin of it";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("needed", needed, "role", role);
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

  /** There is no such scope. */
  record ScopeUnknown(String scope) implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.SCOPE_UNKNOWN;
    }

    @Override
    public String message() {
      return "there is no scope " + scope + ": send some of " + String.join(", ", KNOWN);
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("scope", scope, "known", String.join(", ", KNOWN));
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("scopes", "has an unknown one"));
    }
  }

  /** It was for one node, and that is another. */
  record SetupTokenUsed() implements TokenFailure {
    @Override
    public Reason reason() {
      return AuthReason.SETUP_TOKEN_USED;
    }

    @Override
    public String message() {
      return "this setup token has registered its one node: create another token";
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
