package io.coterie.gateway.edge;

import io.coterie.gateway.connection.AddressBlock;
import io.coterie.platform.config.ByteSize;
import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The edge's settings. */
public record EdgeConfig(
    @Doc("The address to listen on; 0.0.0.0 for all.") @Default("127.0.0.1") String bind,
    @Doc("The port to listen on; 0 for any that is free.") @Default("9000") int port,
    @Doc("The certificate chain in PEM; with it and tls-key the edge speaks TLS.")
        Optional<Path> tlsCertificate,
    @Doc("The private key in PEM (PKCS #8).") Optional<Path> tlsKey,
    @Doc("How often the certificate and the key are read again.") @Default("1m")
        Duration tlsRefresh,
    @Doc("Proxies in front of the edge, as addresses or networks: their X-Forwarded-For counts.")
        List<AddressBlock> trustedProxies,
    @Doc("Web origins whose pages may call the hub from a browser; none by default.")
        List<String> corsOrigins,
    @Doc("How large a message may be, in gRPC as in JSON.") @Default("1MiB") ByteSize maxMessage,
    @Doc("How large the headers of a request may be, all together.") @Default("16KiB")
        ByteSize maxHeaders,
    @Doc("How many connections an address may hold.") @Default("1000") int maxConnectionsPerAddress,
    @Doc("How many connections there may be.") @Default("20000") int maxConnections,
    @Doc("How many calls a connection may carry at once.") @Default("1000")
        int maxStreamsPerConnection,
    @Doc(
            "How long a connection without a call may stay, and how long a request's headers may take.")
        @Default("60s")
        Duration idleTimeout,
    @Doc("How long a unary call may take that comes without a deadline.") @Default("30s")
        Duration unaryTimeout,
    @Doc("How long calls in hand may go on when the edge stops.") @Default("10s")
        Duration drainTimeout) {
  public EdgeConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535");
    }
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new IllegalArgumentException("tls-certificate and tls-key go together");
    }
    if (tlsRefresh.isZero()) {
      throw new IllegalArgumentException("tls-refresh must be more than zero");
    }
    trustedProxies = List.copyOf(trustedProxies);
    corsOrigins = List.copyOf(corsOrigins);
  }
}
