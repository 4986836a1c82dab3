package io.coterie.bench.relay;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.port.Ports;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayLimits;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs a relay with flows between addresses of loopback, and writes them down for the generator:
 * {@code RelayBench FILE FLOWS [linux|netty [BATCH]]}.
 */
public final class RelayBench {
  private static final String NAME = "bench";
  private static final UUID KEY_ID = new UUID(1, 2);
  private static final int SOURCES = 8_000;
  private static final int TARGETS = 9_000;

  private final RelayKey relayKey = new RelayKey(new byte[32]);
  private final KeyPair grantKeys;
  private final RelayServer relay;
  private final Clock clock = Clock.systemUTC();

  private RelayBench(Ports.Choice io, int batch) throws Exception {
    this.grantKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.relay =
        new RelayServer(
            config(io, batch),
            relayKey,
            id -> id.equals(KEY_ID) ? Optional.of(grantKeys.getPublic()) : Optional.empty(),
            clock,
            new Metrics());
    relay.start();
    for (var source : Source.values()) {
      relay.revocations().snapshotEnded(source);
    }
  }

  /** Serves until its input ends. */
  public static void main(String[] words) throws Exception {
    var io = words.length > 2 && words[2].equals("netty") ? Ports.Choice.NETTY : Ports.Choice.AUTO;
    var bench = new RelayBench(io, words.length > 3 ? Integer.parseInt(words[3]) : 32);
    var lines = new ArrayList<String>();
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      lines.add(bench.flow(i));
    }
    Files.write(Path.of(words[0]), lines);
    System.out.println(
        "READY "
            + ProcessHandle.current().pid()
            + " "
            + bench.relay.addresses().getFirst().getPort());
    while (System.in.read() >= 0) {
      // nothing is said to it
    }
    bench.relay.stop();
  }

  private String flow(int index) throws Exception {
    var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    var now = clock.instant();
    try (var source = new BenchAgent(node('a', index), at(index, SOURCES), to);
        var target = new BenchAgent(node('b', index), at(index, TARGETS), to)) {
      source.bind(relayKey, now);
      target.bind(relayKey, now);
      source.open(grant(source.node(), target.node(), now));
      var opened = (Opened) source.heard();
      var incoming = (Incoming) target.heard();
      return "%d %d %s %d %d %d %s %d"
          .formatted(
              Integer.toUnsignedLong(opened.flow()),
              opened.tag(),
              source.address().getAddress().getHostAddress(),
              SOURCES,
              Integer.toUnsignedLong(incoming.flow()),
              incoming.tag(),
              target.address().getAddress().getHostAddress(),
              TARGETS);
    }
  }

  private int port() {
    return relay.addresses().getFirst().getPort();
  }

  private byte[] grant(ShortId source, ShortId target, Instant now) {
    var grant =
        new FlowGrant(
            KEY_ID,
            now,
            now.plus(Duration.ofMinutes(5)),
            0,
            new FlowGrant.Basis(FlowGrant.Kind.TRUST, Optional.empty(), 1),
            new FlowGrant.End(source, 1, source, 1),
            new FlowGrant.End(target, 2, target, 1),
            new byte[FlowGrant.SECRET],
            new byte[FlowGrant.KEY],
            NAME);
    return SignedGrant.sign(grant, grantKeys.getPrivate()).bytes();
  }

  private static ShortId node(char kind, int index) {
    return new ShortId(kind + "%025d".formatted(index));
  }

  private static InetSocketAddress at(int index, int port) throws Exception {
    byte[] ip = {127, (byte) (port / 1_000), (byte) (index / 250 + 1), (byte) (index % 250 + 1)};
    return new InetSocketAddress(InetAddress.getByAddress(ip), port);
  }

  private static RelayConfig config(Ports.Choice io, int batch) {
    return new RelayConfig(
        Optional.of(NAME),
        NAME,
        List.of("0.0.0.0"),
        0,
        List.of(),
        io,
        1,
        ByteSize.parse("4MiB"),
        batch,
        8192,
        Duration.ZERO,
        limits());
  }

  private static RelayLimits limits() {
    return new RelayLimits(
        200_000,
        400_000,
        1_024,
        Duration.ofMinutes(10),
        50,
        200,
        4,
        20,
        20,
        20_000,
        0,
        0,
        0,
        0,
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        100_000);
  }
}
