package io.coterie.platform.failure;

/** What a failure means for the caller; each becomes one gRPC status code. */
public enum Kind {
  /** No credential, or not a good one. */
  UNAUTHENTICATED("UNAUTHENTICATED"),
  /** The caller can see the thing, but its role is too low. */
  DENIED("PERMISSION_DENIED"),
  /** Absent, or not visible to the caller: the two must not be told apart. */
  NOT_FOUND("NOT_FOUND"),
  /** The shape of the request. */
  INVALID("INVALID_ARGUMENT"),
  /** A right request in the wrong state. */
  WRONG_STATE("FAILED_PRECONDITION"),
  /** Taken, or there already. */
  EXISTS("ALREADY_EXISTS"),
  /** Changed by somebody else meanwhile: read again and retry. */
  CONFLICT("ABORTED"),
  /** A quota or a rate. */
  EXHAUSTED("RESOURCE_EXHAUSTED"),
  /** A dependency is down: safe to retry. */
  UNAVAILABLE("UNAVAILABLE");

  private final String status;

  Kind(String status) {
    this.status = status;
  }

  /** The name of the status code in {@code google.rpc.Code}. */
  public String status() {
    return status;
  }
}
