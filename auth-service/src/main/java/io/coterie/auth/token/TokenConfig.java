package io.coterie.auth.token;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long sessions live. */
public record TokenConfig(
    @Doc("How long after its last use an account's session ends.") @Default("30d")
        Duration sessionIdle,
    @Doc("How long a node's session lives.") @Default("1h") Duration nodeSession) {
  public TokenConfig {
    if (sessionIdle.compareTo(Duration.ofHours(2)) < 0 || nodeSession.toMinutes() < 1) {
      throw new IllegalArgumentException(
          "session-idle is at least 2h and node-session at least 1m");
    }
  }
}
