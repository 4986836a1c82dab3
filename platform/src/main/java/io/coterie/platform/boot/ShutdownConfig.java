package io.coterie.platform.boot;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How long a service may take to stop. */
public record ShutdownConfig(
    @Doc(
            "How long a service goes on serving after its health says no, so that load balancers look elsewhere first.")
        @Default("0s")
        Duration drainDelay,
    @Doc("How long all components together may take to stop; then they are interrupted.")
        @Default("30s")
        Duration timeout) {
  public ShutdownConfig {
    if (timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be more than zero");
    }
  }
}
