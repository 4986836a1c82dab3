package io.coterie.policy.document;

/**
 * Why a policy is not accepted.
 *
 * @param message for people, what is wrong and what is expected; never more than a few words of the
 *     policy, and nothing that a terminal would obey
 */
public record Problem(Kind kind, Position at, String message) {
  /** What had to be right. */
  public enum Kind {
    /** The text is no YAML or JSON, or too large; nothing behind the place was read. */
    SYNTAX,
    /** A field, a selector, a port or a limit. */
    CONTENT,
    /** A hostname that no member has. */
    HOST,
    /** One of the policy's own tests. */
    TEST
  }

  @Override
  public String toString() {
    return at + ": " + message;
  }
}
