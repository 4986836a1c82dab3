package io.coterie.registry.node;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** What keys nodes may have. */
public record KeyConfig(
    @Doc("How far in the future a key's end may be, at most") @Default("3653d")
        Duration longestLife) {
  public KeyConfig {
    if (!longestLife.isPositive()) {
      throw new IllegalArgumentException("longest-life must be more than nothing");
    }
  }
}
