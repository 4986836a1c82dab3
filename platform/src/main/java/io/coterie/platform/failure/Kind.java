package io.coterie.platform.failure;

/** What a failure means for the caller; each becomes one gRPC status code. */
public enum Kind {
  /** No credential, or not a good one. */
  UNAUTHENTICATED,
  /** The caller can see the thing, but its role is too low. */
  DENIED,
  /** Absent, or not visible to the caller: the two must not be told apart. */
  NOT_FOUND,
  /** The shape of the request. */
  INVALID,
  /** A right request in the wrong state. */
  WRONG_STATE,
  /** Taken, or there already. */
  EXISTS,
  /** Changed by somebody else meanwhile: read again and retry. */
  CONFLICT,
  /** A quota or a rate. */
  EXHAUSTED,
  /** A dependency is down: safe to retry. */
  UNAVAILABLE,
}
