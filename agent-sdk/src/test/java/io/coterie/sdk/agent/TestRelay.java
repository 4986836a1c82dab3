package io.coterie.sdk.agent;

import static org.awaitility.Awaitility.await;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.port.Ports;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayLimits;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.sdk.agent.control.RelayTunnels;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A real relay on loopback, which can be stopped and started at the same port. */
final class TestRelay implements AutoCloseable {
  static final String NAME = "relay-1";

  private final RelayKey key = new RelayKey(random(32));
  private final KeyPair grantKeys;
  private final UUID grantKeyId = UUID.randomUUID();
  private RelayServer server;
  private boolean stopped;
  private final InetSocketAddress address;

  TestRelay() throws GeneralSecurityException {
    this.grantKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.server = started(0);
    this.address = server.addresses().getFirst();
  }

  /** Forgets all sessions and flows. */
  void restart() {
    stop();
    server = started(address.getPort());
  }

  void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the relay stopped", e);
    }
  }

  /** To whatever relay runs when one is opened. */
  Optional<RelayTunnels> tunnels() {
    return Optional.of(listener -> TestTunnel.open(server, listener));
  }

  RelayServer server() {
    return server;
  }

  RevocationFeed revocations() {
    return server.revocations();
  }

  RelayKey key() {
    return key;
  }

  InetSocketAddress address() {
    return address;
  }

  PrivateKey grantKey() {
    return grantKeys.getPrivate();
  }

  PublicKey publicGrantKey() {
    return grantKeys.getPublic();
  }

  UUID grantKeyId() {
    return grantKeyId;
  }

  @Override
  public void close() {
    stop();
  }

  private RelayServer started(int port) {
    var config =
        new RelayConfig(
            Optional.of(NAME),
            "test",
            List.of("127.0.0.1"),
            port,
            List.of(),
            Ports.Choice.AUTO,
            1,
            ByteSize.parse("1MiB"),
            32,
            1024,
            Duration.ofMillis(100),
            new RelayLimits(
                100,
                100,
                50,
                Duration.ofSeconds(60),
                50,
                200,
                4,
                1000,
                100,
                100,
                0,
                0,
                0,
                0,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                1000));
    var started =
        new RelayServer(
            config,
            key,
            id -> id.equals(grantKeyId) ? Optional.of(grantKeys.getPublic()) : Optional.empty(),
            Clock.systemUTC(),
            new Metrics());
    started.start();
    stopped = false;
    for (var source : Source.values()) {
      started.revocations().snapshotEnded(source);
    }
    await().until(started::isReady);
    return started;
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
