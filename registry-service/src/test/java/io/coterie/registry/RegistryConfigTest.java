package io.coterie.registry;

import io.coterie.platform.config.docs.ConfigMapping;
import io.coterie.registry.enrolment.EnrolmentConfig;
import io.coterie.registry.grant.GrantConfig;
import io.coterie.registry.node.EphemeralConfig;
import io.coterie.registry.node.KeyConfig;
import io.coterie.registry.node.NumberConfig;
import io.coterie.registry.node.RecoveryConfig;
import io.coterie.registry.presence.PresenceConfig;
import io.coterie.registry.relay.RelayConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {
  @Test
  void everyPropertyIsMapped() {
    ConfigMapping.of("registry", NumberConfig.class)
        .maps(Map.of("first-node-number", "685"), new NumberConfig(685));
    ConfigMapping.of("registry.keys", KeyConfig.class)
        .maps(Map.of("longest-life", "30d"), new KeyConfig(Duration.ofDays(30)));
    ConfigMapping.of("registry.presence", PresenceConfig.class)
        .maps(
            Map.of("lease", "5s", "lapse-period", "2s"),
            new PresenceConfig(Duration.ofSeconds(5), Duration.ofSeconds(2)));
    ConfigMapping.of("registry.enrolment", EnrolmentConfig.class)
        .maps(Map.of("mode", "restricted"), new EnrolmentConfig(EnrolmentConfig.Mode.RESTRICTED));
    ConfigMapping.of("registry.ephemeral", EphemeralConfig.class)
        .maps(Map.of("kept-for", "1m"), new EphemeralConfig(Duration.ofMinutes(1)));
    ConfigMapping.of("registry.grants", GrantConfig.class)
        .maps(
            Map.of("lifetime", "1m", "rotate-every", "1d"),
            new GrantConfig(Duration.ofMinutes(1), Duration.ofDays(1)));
    ConfigMapping.of("registry.relays", RelayConfig.class)
        .maps(
            Map.of("lease", "6s", "credential-life", "5m"),
            new RelayConfig(Duration.ofSeconds(6), Duration.ofMinutes(5)));
    ConfigMapping.of("registry.recovery", RecoveryConfig.class)
        .maps(Map.of("period", "1m"), new RecoveryConfig(Duration.ofMinutes(1)));
  }
}
