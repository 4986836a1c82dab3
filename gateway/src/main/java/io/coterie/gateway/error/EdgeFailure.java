package io.coterie.gateway.error;

import io.coterie.platform.failure.Failure;
import java.util.Map;

/** What the edge refuses by itself. */
public sealed interface EdgeFailure extends Failure {
  @Override
  EdgeReason reason();

  @Override
  default String message() {
    return reason().meaning() + ": " + reason().remedy();
  }

  /** A failure whose reason says it all. */
  record Plain(EdgeReason reason) implements EdgeFailure {}

  /**
   * A message that can't be read.
   *
   * @param problem what the parser says of what the client sent
   */
  record Unreadable(String problem) implements EdgeFailure {
    @Override
    public EdgeReason reason() {
      return EdgeReason.REQUEST_UNREADABLE;
    }

    @Override
    public String message() {
      return "the request can't be read (" + problem + "): " + reason().remedy();
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("problem", problem);
    }
  }

  /**
   * A message beyond the limit.
   *
   * @param limit in bytes
   */
  record TooLarge(long limit) implements EdgeFailure {
    @Override
    public EdgeReason reason() {
      return EdgeReason.REQUEST_TOO_LARGE;
    }

    @Override
    public String message() {
      return "the request is larger than " + limit + " bytes: " + reason().remedy();
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("limit", Long.toString(limit));
    }
  }
}
