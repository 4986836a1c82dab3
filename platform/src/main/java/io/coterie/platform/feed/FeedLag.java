package io.coterie.platform.feed;

import io.coterie.platform.telemetry.Metrics;
import io.coterie.platform.telemetry.PlatformMetrics;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Measures how far consumers are behind. Thread-safe. */
public final class FeedLag {
  private final Metrics metrics;
  private final Clock clock;

  /** When the change was made that was carried out last; empty when there are no more. */
  private final Map<String, Optional<Instant>> last = new ConcurrentHashMap<>();

  @Inject
  public FeedLag(Metrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void carriedOut(String consumer, Instant changeTime) {
    put(consumer, Optional.of(changeTime));
  }

  void caughtUp(String consumer) {
    put(consumer, Optional.empty());
  }

  private void put(String consumer, Optional<Instant> change) {
    if (last.put(consumer, change) == null) {
      metrics.gauge(PlatformMetrics.FEED_LAG, () -> seconds(consumer), consumer);
    }
  }

  private double seconds(String consumer) {
    return last.getOrDefault(consumer, Optional.empty())
        .map(change -> Duration.between(change, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }
}
