package io.coterie.platform.rpc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.coterie.platform.failure.PlatformFailure.RateLimited;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;

/**
 * Token buckets, one for each limit and caller or address; the least used are forgotten when there
 * are very many.
 */
final class Limiter {
  private static final int MAX_BUCKETS = 200_000;

  private final LimitsConfig config;
  private final LoadingCache<Key, Bucket> buckets;

  private record Key(LimitClass limit, String who) {}

  private record Rate(int calls, Duration per) {}

  @Inject
  Limiter(LimitsConfig config) {
    this.config = config;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(Duration.ofHours(2))
            .build(this::bucket);
  }

  /** Takes one call from the limit, or refuses it and says how long to wait. */
  void take(LimitClass limit, String who) {
    if (limit == LimitClass.NONE) {
      return;
    }
    var probe = buckets.get(new Key(limit, who)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      var delay =
          Duration.ofNanos(probe.getNanosToWaitForRefill())
              .plusMillis(999)
              .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
      throw new RateLimited(limit.name().toLowerCase(Locale.ROOT), delay).exception();
    }
  }

  private Bucket bucket(Key key) {
    var rate = rate(key.limit());
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(rate.calls())
                .refillGreedy(rate.calls(), rate.per())
                .build())
        .build();
  }

  private Rate rate(LimitClass limit) {
    return switch (limit) {
      case NONE -> throw new IllegalArgumentException("no limit has no rate");
      case READ -> new Rate(config.readsPerSecond(), Duration.ofSeconds(1));
      case WRITE -> new Rate(config.writesPerSecond(), Duration.ofSeconds(1));
      case WATCH -> new Rate(config.watchesPerMinute(), Duration.ofMinutes(1));
      case HEARTBEAT -> new Rate(config.heartbeatsPerMinute(), Duration.ofMinutes(1));
      case LOGIN -> new Rate(config.loginsPerMinute(), Duration.ofMinutes(1));
      case REGISTER_ACCOUNT -> new Rate(config.accountsPerHour(), Duration.ofHours(1));
      case REGISTER_NODE -> new Rate(config.nodeRegistrationsPerMinute(), Duration.ofMinutes(1));
      case JOIN -> new Rate(config.joinsPerMinute(), Duration.ofMinutes(1));
    };
  }
}
