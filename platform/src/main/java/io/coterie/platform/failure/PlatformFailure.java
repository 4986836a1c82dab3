package io.coterie.platform.failure;

import io.coterie.platform.identity.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Failures that any service can have. */
public sealed interface PlatformFailure extends Failure {
  /** One answer for every way a credential can be bad: no hint which. */
  record CredentialInvalid() implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.CREDENTIAL_INVALID;
    }

    @Override
    public String message() {
      return "the credential is missing, unknown, expired or revoked: log in or use another token";
    }
  }

  /**
   * The method is not for this kind of caller.
   *
   * @param needed who may call it, e.g. {@code an account with a user token}
   */
  record CallerNotAllowed(String needed) implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.CALLER_NOT_ALLOWED;
    }

    @Override
    public String message() {
      return "this method is for " + needed;
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("needed", needed);
    }
  }

  /** The token may not be used for this, whatever its account may do. */
  record ScopeMissing(Scope scope) implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.SCOPE_MISSING;
    }

    @Override
    public String message() {
      return "this needs a token with the scope " + scope + ": use another token";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("scope", scope.text());
    }
  }

  /** The request has fields of a wrong shape; all of them are listed. */
  record FieldsInvalid(List<FieldProblem> fields) implements PlatformFailure {
    public FieldsInvalid {
      fields = List.copyOf(fields);
    }

    /** One field. */
    public static FieldsInvalid of(String field, String description) {
      return new FieldsInvalid(List.of(new FieldProblem(field, description)));
    }

    @Override
    public Reason reason() {
      return PlatformReason.FIELD_INVALID;
    }

    @Override
    public String message() {
      return "invalid fields: correct "
          + String.join(", ", fields.stream().map(FieldProblem::field).distinct().toList());
    }
  }

  /** The request id came before with another body. */
  record RequestIdReused() implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.REQUEST_ID_REUSED;
    }

    @Override
    public String message() {
      return "this request id was used for another request: send a new one";
    }
  }

  /** Too many calls. */
  record RateLimited(String limit, Duration delay) implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.RATE_LIMITED;
    }

    @Override
    public String message() {
      return "too many calls (" + limit + "): try again in " + delay.toSeconds() + " s";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", limit, "seconds", Long.toString(delay.toSeconds()));
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(delay);
    }
  }

  /**
   * A plan allows no more.
   *
   * @param quota what is counted, e.g. {@code networks_owned}
   * @param subject whose it is, e.g. an account's id
   */
  record QuotaExceeded(String quota, String subject, long limit, long used, String plan)
      implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.QUOTA_EXCEEDED;
    }

    @Override
    public String message() {
      return "the plan "
          + plan
          + " allows "
          + limit
          + " ("
          + quota
          + "), and "
          + used
          + " are used: remove some, or ask the operator for a larger plan";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of(
          "quota", quota, "limit", Long.toString(limit), "used", Long.toString(used), "plan", plan);
    }
  }

  /** Something needed does not answer. */
  record DependencyDown(String dependency) implements PlatformFailure {
    @Override
    public Reason reason() {
      return PlatformReason.DEPENDENCY_DOWN;
    }

    @Override
    public String message() {
      return dependency + " does not answer: retry after a moment";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("dependency", dependency);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(Duration.ofSeconds(1));
    }
  }

  /** A failure whose reason says it all. */
  record Plain(PlatformReason reason) implements PlatformFailure {
    @Override
    public String message() {
      return reason.meaning() + ": " + reason.remedy();
    }
  }
}
