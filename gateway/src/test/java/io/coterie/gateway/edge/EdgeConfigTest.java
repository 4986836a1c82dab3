package io.coterie.gateway.edge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.gateway.connection.AddressBlock;
import io.coterie.platform.config.ByteSize;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.ConfigurationException;
import io.coterie.platform.config.Sources;
import io.coterie.platform.config.docs.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeConfigTest {
  @Test
  void mapsEveryProperty() {
    ConfigMapping.of("edge", EdgeConfig.class)
        .maps(
            Map.ofEntries(
                Map.entry("bind", "0.0.0.0"),
                Map.entry("port", "443"),
                Map.entry("tls-certificate", "/tls/tls.crt"),
                Map.entry("tls-key", "/tls/tls.key"),
                Map.entry("tls-refresh", "5m"),
                Map.entry("trusted-proxies", "10.0.0.0/8"),
                Map.entry("cors-origins", "https://console.example"),
                Map.entry("max-message", "2MiB"),
                Map.entry("max-headers", "8KiB"),
                Map.entry("max-connections-per-address", "10"),
                Map.entry("max-connections", "100"),
                Map.entry("max-streams-per-connection", "50"),
                Map.entry("idle-timeout", "30s"),
                Map.entry("unary-timeout", "5s"),
                Map.entry("drain-timeout", "3s")),
            new EdgeConfig(
                "0.0.0.0",
                443,
                Optional.of(Path.of("/tls/tls.crt")),
                Optional.of(Path.of("/tls/tls.key")),
                Duration.ofMinutes(5),
                List.of(AddressBlock.parse("10.0.0.0/8")),
                List.of("https://console.example"),
                new ByteSize(2 << 20),
                new ByteSize(8 << 10),
                10,
                100,
                50,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3)));
  }

  @Test
  void certificateWithoutKeyIsRefused() {
    assertThatThrownBy(() ->
            Configuration.load(Sources.none())
                .with("test", Map.of("edge.tls-certificate", "/tls/tls.crt"))
                .section("edge", EdgeConfig.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("tls-key");
  }
}
