package io.coterie.registry.grant;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long flow grants and the keys that sign them are used. */
public record GrantConfig(
    @Doc("How long an answer to a look-up, and the flow grant in it, may be used; at most 5m")
        @Default("5m")
        Duration lifetime,
    @Doc("How long a key signs flow grants before the next one does") @Default("7d")
        Duration rotateEvery) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public GrantConfig {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("lifetime is 1s to 5m");
    }
    if (rotateEvery.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException("rotate-every is at least 1h");
    }
  }
}
