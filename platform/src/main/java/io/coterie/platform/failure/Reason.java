package io.coterie.platform.failure;

/**
 * A reason that clients can rely on: the {@code reason} of {@code google.rpc.ErrorInfo}. Each
 * service has one enum of them; {@code docs/errors.md} is made from these enums. Constants are
 * added freely and never renamed.
 */
public interface Reason {
  /** The constant's name: UPPER_SNAKE_CASE. */
  String name();

  /** What it means for the caller. */
  Kind kind();

  /** What is wrong, for the reference: one clause. */
  String meaning();

  /** What the caller can do, for the reference: one clause in the imperative. */
  String remedy();

  /**
   * A secret in the request was not right, or may not be tried: the audit trail keeps it, whatever
   * the kind.
   */
  default boolean isFailedProof() {
    return false;
  }
}
