package io.coterie.platform.failure;

/** Reasons that any service can give. */
public enum PlatformReason implements Reason {
  CREDENTIAL_INVALID(
      Kind.UNAUTHENTICATED,
      "there is no credential, or it is unknown, expired or revoked",
      "log in, or use another token"),
  CALLER_NOT_ALLOWED(
      Kind.DENIED,
      "this kind of caller may not use this method",
      "use the credential named in the message"),
  SCOPE_MISSING(
      Kind.DENIED,
      "the token has scopes, and what this method needs is not among them",
      "use a token with the scope named in the message, or one without scopes"),
  FIELD_INVALID(
      Kind.INVALID,
      "one or more fields have a wrong shape",
      "correct the fields listed in the details"),
  REQUEST_ID_REUSED(
      Kind.INVALID,
      "the request id was used before for another request",
      "send a new request id, or the same request again"),
  RATE_LIMITED(Kind.EXHAUSTED, "too many calls of this kind", "wait for the delay in the details"),
  QUOTA_EXCEEDED(
      Kind.EXHAUSTED,
      "the plan allows no more of it",
      "remove some, or ask the operator for a larger plan"),
  SYSTEM_ADMIN_NEEDED(
      Kind.DENIED, "this is for system admins and the operator", "ask a system admin"),
  OVERLOADED(Kind.UNAVAILABLE, "the service has too much to do", "retry after a moment"),
  DEPENDENCY_DOWN(
      Kind.UNAVAILABLE, "something this call needs does not answer", "retry after a moment"),
  CONCURRENT_CHANGE(
      Kind.CONFLICT, "something changed it at the same time", "read it again and retry"),
  ETAG_MISMATCH(
      Kind.CONFLICT, "it is not what it was when the etag was made", "read it again and retry"),
  RESUME_TOKEN_EXPIRED(
      Kind.WRONG_STATE,
      "the position is older than the retained changes",
      "watch again without a resume token"),
  WATCH_TOO_SLOW(
      Kind.CONFLICT, "the watcher read too slowly", "watch again with the last resume token"),
  PAGE_TOKEN_INVALID(
      Kind.INVALID, "the page token is not one of this list", "start again with the first page");

  private final Kind kind;
  private final String meaning;
  private final String remedy;

  PlatformReason(Kind kind, String meaning, String remedy) {
    this.kind = kind;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
