package io.coterie.auth.account;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** Limits on guessing passwords. */
public record LoginConfig(
    @Doc("Failures after which a name is locked for a source address.") @Default("5")
        int maxFailures,
    @Doc("How long it stays locked, and how long failures are remembered.") @Default("15m")
        Duration lockedFor) {
  public LoginConfig {
    if (maxFailures < 1 || lockedFor.toSeconds() < 1) {
      throw new IllegalArgumentException("max-failures is at least 1 and locked-for 1s");
    }
  }
}
