package io.coterie.platform.telemetry;

import io.coterie.platform.config.Doc;
import io.coterie.platform.config.HostPort;
import java.util.Optional;

/** Where metrics are scraped. */
public record MetricsConfig(
    @Doc(
            "Address on which GET /metrics answers Prometheus, such as 0.0.0.0:9464; not served when not set. Keep it off public networks. For a service that is a process of its own: the edge of a hub serves /metrics itself.")
        Optional<HostPort> metricsListen) {}
