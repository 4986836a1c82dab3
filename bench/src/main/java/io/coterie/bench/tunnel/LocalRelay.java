package io.coterie.bench.tunnel;

import io.coterie.bench.relay.EmptyFeeds;
import io.coterie.platform.config.ByteSize;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.port.Ports;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayLimits;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.wire.credential.RelayKey;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A relay on loopback, and the keys that the hub needs for it. */
final class LocalRelay implements AutoCloseable {
  static final String NAME = "bench";
  static final UUID GRANT_KEY = new UUID(1, 2);

  private final RelayKey key = new RelayKey(new byte[32]);
  private final KeyPair grantKeys;
  private final RelayServer server;

  LocalRelay() throws Exception {
    this.grantKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.server =
        new RelayServer(
            config(),
            key,
            id -> id.equals(GRANT_KEY) ? Optional.of(grantKeys.getPublic()) : Optional.empty(),
            Clock.systemUTC(),
            new Metrics());
    server.start();
    EmptyFeeds.feed(server.revocations());
  }

  RelayKey key() {
    return key;
  }

  KeyPair grantKeys() {
    return grantKeys;
  }

  InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the process ends
    }
  }

  private static RelayConfig config() {
    return new RelayConfig(
        Optional.of(NAME),
        NAME,
        List.of("127.0.0.1"),
        0,
        List.of(),
        Ports.Choice.AUTO,
        1,
        ByteSize.parse("4MiB"),
        32,
        8192,
        Duration.ZERO,
        new RelayLimits(
            1_000,
            1_000,
            1_000,
            Duration.ofMinutes(1),
            50,
            200,
            4,
            1_000,
            20,
            20_000,
            0,
            0,
            0,
            0,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            1_000));
  }
}
