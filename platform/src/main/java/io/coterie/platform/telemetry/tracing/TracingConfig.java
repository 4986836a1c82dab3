package io.coterie.platform.telemetry.tracing;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.net.URI;
import java.util.Optional;

/** Where traces go. */
public record TracingConfig(
    @Doc(
            "OTLP/gRPC endpoint of an OpenTelemetry collector, such as http://collector:4317; no traces when not set.")
        Optional<URI> otlpEndpoint,
    @Doc(
            "Share of traces begun here that are recorded, from 0 to 1; a caller's own decision is followed.")
        @Default("1")
        double traceRatio) {
  public TracingConfig {
    if (!(traceRatio >= 0 && traceRatio <= 1)) {
      throw new IllegalArgumentException("trace-ratio must be between 0 and 1");
    }
  }
}
