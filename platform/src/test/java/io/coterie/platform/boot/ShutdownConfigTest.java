package io.coterie.platform.boot;

import io.coterie.platform.config.docs.ConfigMapping;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShutdownConfigTest {
  @Test
  void everyPropertyIsMapped() {
    ConfigMapping.of("shutdown", ShutdownConfig.class)
        .maps(
            Map.of("drain-delay", "5s", "timeout", "1m"),
            new ShutdownConfig(Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }
}
