package io.coterie.registry.node;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How registry-service ends what was begun and left half-way. */
public record RecoveryConfig(
    @Doc(
            "How often to look for renames, registrations and deregistrations that were left half-way, and for ephemeral nodes to deregister")
        @Default("5s")
        Duration period) {
  public RecoveryConfig {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("period must be more than nothing");
    }
  }
}
