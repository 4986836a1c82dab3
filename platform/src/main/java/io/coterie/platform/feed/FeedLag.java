package io.coterie.platform.feed;

import io.coterie.platform.telemetry.PlatformMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far consumers are behind: the gauge {@link PlatformMetrics#FEED_LAG} by consumer.
 * Thread-safe.
 */
public final class FeedLag {
  private final MeterRegistry registry;
  private final Clock clock;

  /** The age of the change that was carried out last; empty when there are no more. */
  private final Map<String, Optional<Instant>> last = new ConcurrentHashMap<>();

  @Inject
  public FeedLag(MeterRegistry registry, Clock clock) {
    this.registry = registry;
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
      Gauge.builder(PlatformMetrics.FEED_LAG.name(), () -> seconds(consumer))
          .description(PlatformMetrics.FEED_LAG.meaning())
          .tag("consumer", consumer)
          .register(registry);
    }
  }

  private double seconds(String consumer) {
    return last.getOrDefault(consumer, Optional.empty())
        .map(change -> Duration.between(change, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }
}
