package io.coterie.auth.identity;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** The keys that identities are signed with. */
public record KeysConfig(
    @Doc("How long a key signs identities before the next one does.") @Default("7d")
        Duration rotateEvery) {
  public KeysConfig {
    if (rotateEvery.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException("rotate-every is at least 1h");
    }
  }
}
