package io.coterie.gateway.error;

import io.coterie.platform.failure.Kind;
import io.coterie.platform.failure.Reason;

/** Reasons that the edge itself gives. */
public enum EdgeReason implements Reason {
  REQUEST_UNREADABLE(
      Kind.INVALID,
      "the request is not in the form that its content type promises",
      "send what the contract describes; JSON needs the content type application/json"),
  REQUEST_TOO_LARGE(
      Kind.EXHAUSTED, "the request is larger than the edge takes", "send less in one request"),
  PATH_UNKNOWN(
      Kind.NOT_FOUND, "there is nothing at this path", "look the path up in the documentation"),
  HUB_STOPPING(Kind.UNAVAILABLE, "the hub is stopping", "connect again after a moment");

  private final Kind kind;
  private final String meaning;
  private final String remedy;

  EdgeReason(Kind kind, String meaning, String remedy) {
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
