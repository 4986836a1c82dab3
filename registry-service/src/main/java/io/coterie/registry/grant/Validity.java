package io.coterie.registry.grant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when to when a decision may be used, if access does not end before. */
public record Validity(Instant start, Instant end) {
  /** In whole seconds, as grants carry them: never longer than asked for. */
  public Validity {
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.truncatedTo(ChronoUnit.SECONDS);
  }
}
