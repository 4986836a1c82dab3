package io.coterie.registry.relay;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long relays count as there, and for how long nodes are let in to them. */
public record RelayConfig(
    @Doc(
            "How long a relay is listed after it was heard of; relays tell of themselves every third of it")
        @Default("30s")
        Duration lease,
    @Doc(
            "How long a credential for a relay may be used, 1m to 24h; relays have to read back as much of the feeds"
                + " when they start")
        @Default("1h")
        Duration credentialLife) {
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  public RelayConfig {
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException("lease is at least 3s");
    }
    if (credentialLife.compareTo(SHORTEST_LIFE) < 0 || credentialLife.compareTo(LONGEST_LIFE) > 0) {
      throw new IllegalArgumentException("credential-life is 1m to 24h");
    }
  }
}
