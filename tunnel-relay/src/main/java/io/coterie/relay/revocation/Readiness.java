package io.coterie.relay.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Whether all sources have said what they had to say, and are still there. Not thread-safe. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Set<Source> complete = EnumSet.noneOf(Source.class);
  private final Map<Source, Instant> heard = new EnumMap<>(Source.class);

  void heard(Source source, Instant now) {
    heard.put(source, now);
  }

  void complete(Source source, Instant now) {
    complete.add(source);
    heard(source, now);
  }

  void incomplete(Source source) {
    complete.remove(source);
  }

  boolean isReady(Instant now) {
    for (var source : Source.values()) {
      var last = heard.get(source);
      if (!complete.contains(source) || last == null || last.plus(PATIENCE).isBefore(now)) {
        return false;
      }
    }
    return true;
  }
}
