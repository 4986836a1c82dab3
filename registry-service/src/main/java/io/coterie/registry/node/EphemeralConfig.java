package io.coterie.registry.node;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** When ephemeral nodes are deregistered. */
public record EphemeralConfig(
    @Doc("How long after its lease lapsed an ephemeral node is deregistered.") @Default("10m")
        Duration keptFor) {
  public EphemeralConfig {
    if (keptFor.isNegative()) {
      throw new IllegalArgumentException("kept-for must not be negative");
    }
  }
}
