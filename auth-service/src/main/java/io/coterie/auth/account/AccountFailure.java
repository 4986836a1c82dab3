package io.coterie.auth.account;

import io.coterie.auth.AuthReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;
import io.coterie.platform.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be wrong with a request about accounts. */
sealed interface AccountFailure extends Failure {
  /** Names are one for all, in whatever case. */
  record NameTaken(AccountName name) implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.ACCOUNT_NAME_TAKEN;
    }

    @Override
    public String message() {
      return "there is an account " + name.text() + " already: choose another name";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("name", name.text());
    }
  }

  /** Absent or invisible: which is not said. */
  record AccountNotFound() implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.ACCOUNT_NOT_FOUND;
    }

    @Override
    public String message() {
      return "there is no such account, or you may not see it: check its id or name";
    }
  }

  /** Said only to who knows the password. */
  record AccountDisabled(AccountId account) implements AccountFailure {
    @Override
    public Optional<String> auditTarget() {
      return Optional.of(account.text());
    }

    @Override
    public Reason reason() {
      return AuthReason.ACCOUNT_DISABLED;
    }

    @Override
    public String message() {
      return "this account is disabled: ask a system admin or the operator to enable it";
    }
  }

  /** Nobody could act as system admin any more. */
  record LastSystemAdmin() implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.LAST_SYSTEM_ADMIN;
    }

    @Override
    public String message() {
      return "this is the last system admin: make another account system admin first";
    }
  }

  /** Unknown, used or over: which is not said. */
  record ResetCodeInvalid() implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.RESET_CODE_INVALID;
    }

    @Override
    public String message() {
      return "this reset code does not work, or not any more: ask for another";
    }
  }

  /** The first account becomes system admin. */
  record OperatorTokenNeeded() implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.OPERATOR_TOKEN_NEEDED;
    }

    @Override
    public String message() {
      return "the first account becomes system admin: register it with the operator's token";
    }
  }

  /** One of those that are tried first. */
  record PasswordTooWeak() implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.PASSWORD_TOO_WEAK;
    }

    @Override
    public String message() {
      return "the password is easy to guess: choose one that is neither common nor your name";
    }

    @Override
    public List<FieldProblem> fields() {
      return List.of(new FieldProblem("password", "must not be easy to guess"));
    }
  }

  /**
   * The same for a wrong password and for a name that nobody has.
   *
   * @param account for the audit trail only: the one that has the name
   */
  record LoginFailed(Optional<AccountId> account) implements AccountFailure {
    @Override
    public Optional<String> auditTarget() {
      return account.map(AccountId::text);
    }

    @Override
    public Reason reason() {
      return AuthReason.LOGIN_FAILED;
    }

    @Override
    public String message() {
      return "there is no account of this name with this password: correct one of them";
    }
  }

  /** Too many failures; also for names that nobody has. */
  record LoginLocked(Duration delay) implements AccountFailure {
    @Override
    public Reason reason() {
      return AuthReason.LOGIN_LOCKED;
    }

    @Override
    public String message() {
      return "too many failures for this name from your address: try again in "
          + delay.toSeconds()
          + " s";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("seconds", Long.toString(delay.toSeconds()));
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(delay);
    }
  }
}
