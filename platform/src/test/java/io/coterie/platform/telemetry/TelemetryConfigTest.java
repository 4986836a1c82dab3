package io.coterie.platform.telemetry;

import io.coterie.platform.config.HostPort;
import io.coterie.platform.config.docs.ConfigMapping;
import io.coterie.platform.telemetry.log.LogConfig;
import io.coterie.platform.telemetry.log.LogFormat;
import io.coterie.platform.telemetry.log.LogLevel;
import io.coterie.platform.telemetry.tracing.TracingConfig;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetryConfigTest {
  @Test
  void everyPropertyOfMetricsIsMapped() {
    ConfigMapping.of("telemetry", MetricsConfig.class)
        .maps(
            Map.of("metrics-listen", "0.0.0.0:9464"),
            new MetricsConfig(Optional.of(new HostPort("0.0.0.0", 9464))));
  }

  @Test
  void everyPropertyOfLogsIsMapped() {
    ConfigMapping.of("telemetry", LogConfig.class)
        .maps(
            Map.of("log-format", "json", "log-level", "debug"),
            new LogConfig(LogFormat.JSON, LogLevel.DEBUG));
  }

  @Test
  void everyPropertyOfTracesIsMapped() {
    ConfigMapping.of("telemetry", TracingConfig.class)
        .maps(
            Map.of("otlp-endpoint", "http://collector:4317", "trace-ratio", "0.1"),
            new TracingConfig(Optional.of(URI.create("http://collector:4317")), 0.1));
  }
}
