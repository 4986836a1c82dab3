package io.coterie.registry.presence;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long a node counts as present. */
public record PresenceConfig(
    @Doc("How long a heartbeat keeps a node online; nodes send one every third of it")
        @Default("30s")
        Duration lease) {
  public PresenceConfig {
    if (lease.toMillis() < 1_000) {
      throw new IllegalArgumentException("lease must be a second or more");
    }
  }
}
