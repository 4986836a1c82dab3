package io.coterie.registry.presence;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long a node counts as present. */
public record PresenceConfig(
    @Doc("How long a heartbeat keeps a node online; nodes send one every third of it")
        @Default("30s")
        Duration lease,
    @Doc("How often to look for leases that have lapsed, to tell those who watch the nodes")
        @Default("1s")
        Duration lapsePeriod) {
  public PresenceConfig {
    if (lease.toMillis() < 1_000) {
      throw new IllegalArgumentException("lease must be a second or more");
    }
    if (lapsePeriod.toMillis() < 1) {
      throw new IllegalArgumentException("lapse-period must be a millisecond or more");
    }
  }
}
