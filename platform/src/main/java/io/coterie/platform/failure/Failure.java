package io.coterie.platform.failure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that went wrong in a way the caller can act on. Each feature has a sealed interface of
 * records that extend this one.
 *
 * <p>A failure of kind NOT_FOUND must not echo anything, or it would tell the absent from the
 * invisible.
 */
public interface Failure {
  Reason reason();

  /** What is wrong and what to do next, in one sentence; never a secret. */
  String message();

  /** Every dynamic value in the message, under a lowerCamelCase name. */
  default Map<String, String> metadata() {
    return Map.of();
  }

  /** The fields at fault, for a failure of kind INVALID. */
  default List<FieldProblem> fields() {
    return List.of();
  }

  /**
   * For the audit trail only, what it was about where the caller did not say it, or may not be
   * told: an id.
   */
  default Optional<String> auditTarget() {
    return Optional.empty();
  }

  /** When trying again makes sense, for EXHAUSTED and UNAVAILABLE. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * This failure as something to throw; it carries no stack trace, since it is an answer and not a
   * fault.
   */
  default FailureException exception() {
    return new FailureException(this);
  }

  /** One field at fault. */
  record FieldProblem(String field, String description) {}
}
