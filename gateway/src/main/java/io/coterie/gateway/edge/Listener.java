package io.coterie.gateway.edge;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.healthcheck.SettableHealthChecker;
import io.coterie.gateway.connection.Acceptor;
import io.coterie.gateway.connection.ConnectionLimit;
import io.coterie.gateway.connection.TrustedProxies;
import io.coterie.gateway.error.Faults;
import io.coterie.gateway.error.HttpErrors;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The server behind the port: its limits, its timeouts, its certificate. */
final class Listener {
  /** Long enough for a client's next call to arrive after its last one. */
  private static final Duration QUIET = Duration.ofMillis(50);

  /**
   * How long a client may go on sending what was answered already, before its stream is reset: some
   * drop the answer then.
   */
  private static final Duration LINGER = Duration.ofSeconds(1);

  /** What JSON or base 64 add to a message, and framing. */
  private static final int ENCODING_OVERHEAD = 2;

  private Listener() {}

  static Server of(EdgeConfig config, Routes routes, SettableHealthChecker health) {
    var server = Server.builder();
    listen(server, config);
    limit(server, config);
    server.bossGroupFactory(Acceptor::named);
    server.errorHandler(new HttpErrors(new Faults(config.maxMessage().bytes())));
    routes.addTo(server, health);
    return server.build();
  }

  private static void listen(ServerBuilder server, EdgeConfig config) {
    var address = new InetSocketAddress(config.bind(), config.port());
    config
        .tlsCertificate()
        .ifPresentOrElse(
            certificate -> server.https(address).tlsProvider(certificate(config)),
            () -> server.http(address));
  }

  private static TlsProvider certificate(EdgeConfig config) {
    return TlsProvider.ofScheduled(
        () ->
            TlsKeyPair.of(
                config.tlsKey().orElseThrow().toFile(),
                config.tlsCertificate().orElseThrow().toFile()),
        config.tlsRefresh());
  }

  private static void limit(ServerBuilder server, EdgeConfig config) {
    server
        .childChannelPipelineCustomizer(
            new ConnectionLimit(
                config.maxConnectionsPerAddress(), new TrustedProxies(config.trustedProxies())))
        .maxNumConnections(config.maxConnections())
        .http2MaxStreamsPerConnection(config.maxStreamsPerConnection())
        .http2MaxHeaderListSize(config.maxHeaders().bytes())
        .http1MaxHeaderSize(config.maxHeaders().intBytes())
        .maxRequestLength(ENCODING_OVERHEAD * config.maxMessage().bytes())
        .idleTimeout(config.idleTimeout())
        .requestTimeout(config.unaryTimeout())
        .requestAutoAbortDelay(LINGER)
        .gracefulShutdownTimeout(QUIET, config.drainTimeout())
        .verboseResponses(false)
        .disableServerHeader()
        // its own metrics would go to a registry that nobody reads
        .meterRegistry(new CompositeMeterRegistry());
  }
}
