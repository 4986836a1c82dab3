package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.ConfigurationException;
import io.coterie.platform.config.HostPort;
import io.coterie.platform.config.Sources;
import io.coterie.platform.config.docs.ConfigMapping;
import io.coterie.relay.port.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RelayConfigTest {
  @Test
  void mapsEveryProperty() {
    ConfigMapping.of("relay", RelayConfig.class)
        .maps(
            Map.ofEntries(
                Map.entry("name", "relay-7.eu"),
                Map.entry("region", "eu"),
                Map.entry("bind", "0.0.0.0,::"),
                Map.entry("port", "4000"),
                Map.entry("advertise", "relay.example:3478"),
                Map.entry("io", "netty"),
                Map.entry("shards", "4"),
                Map.entry("socket-buffer", "8MiB"),
                Map.entry("batch", "64"),
                Map.entry("queue", "100"),
                Map.entry("drain", "9s"),
                Map.entry("limits.sessions", "1"),
                Map.entry("limits.flows", "2"),
                Map.entry("limits.flows-per-session", "3"),
                Map.entry("limits.lease", "4s"),
                Map.entry("limits.opens-per-second", "5"),
                Map.entry("limits.open-burst", "6"),
                Map.entry("limits.punches-per-second", "7"),
                Map.entry("limits.binds-per-second", "8"),
                Map.entry("limits.stun-per-source", "9"),
                Map.entry("limits.stun-total", "10"),
                Map.entry("limits.packets-per-session", "11"),
                Map.entry("limits.bytes-per-session", "12"),
                Map.entry("limits.packets-per-network", "13"),
                Map.entry("limits.bytes-per-network", "14"),
                Map.entry("limits.grant-life", "15s"),
                Map.entry("limits.revocation-life", "16s"),
                Map.entry("limits.revocations", "17")),
            new RelayConfig(
                Optional.of("relay-7.eu"),
                "eu",
                List.of("0.0.0.0", "::"),
                4_000,
                List.of(HostPort.parse("relay.example:3478")),
                Ports.Choice.NETTY,
                4,
                ByteSize.parse("8MiB"),
                64,
                100,
                Duration.ofSeconds(9),
                new RelayLimits(
                    1,
                    2,
                    3,
                    Duration.ofSeconds(4),
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    11,
                    12,
                    13,
                    14,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(16),
                    17)));
  }

  @Test
  void aRelayThatNobodyHasNamedIsCalledByItsHost() {
    var config = Configuration.load(Sources.none()).section("relay", RelayConfig.class);
    assertThat(config.relayName()).isEqualTo(DefaultName.here(3478)).startsWith("relay");
  }

  @Test
  void aNameThatGrantsCannotHoldIsRefused() {
    assertThatThrownBy(() ->
            Configuration.load(Sources.none())
                .with("test", Map.of("relay.name", "Relay 1"))
                .section("relay", RelayConfig.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("name is 1 to 63 characters");
  }
}
