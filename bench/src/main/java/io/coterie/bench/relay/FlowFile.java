package io.coterie.bench.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds sessions and opens flows by the protocol itself, each session from an address of loopback
 * of its own, and writes the flows down for the generator. Half of the sessions are sources.
 */
final class FlowFile {
  static final UUID KEY_ID = new UUID(1, 2);
  private static final int SOURCES = 8_000;
  private static final int TARGETS = 9_000;
  private static final Duration LIFE = Duration.ofMinutes(55);

  private final String relay;
  private final RelayKey key;
  private final PrivateKey grantKey;
  private final InetSocketAddress to;
  private final Clock clock = Clock.systemUTC();

  FlowFile(String relay, RelayKey key, PrivateKey grantKey, int port) {
    this.relay = relay;
    this.key = key;
    this.grantKey = grantKey;
    this.to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** A flow a pair; with {@code twice}, another one to the target of the next pair. */
  void write(Path file, int pairs, boolean twice) throws IOException, MalformedFrameException {
    try (var lines = Files.newBufferedWriter(file);
        var first = bound('b', 0, TARGETS)) {
      var target = first;
      for (int i = 0; i < pairs; i++) {
        var next = i + 1 < pairs ? bound('b', i + 1, TARGETS) : first;
        try (var source = bound('a', i, SOURCES)) {
          line(lines, source, target);
          if (twice) {
            line(lines, source, next);
          }
        }
        if (target != first) {
          target.close();
        }
        target = next;
      }
    }
  }

  /** Sessions without flows: of the pairs from one index to below another. */
  void bind(int from, int to) throws IOException, MalformedFrameException {
    for (int i = from; i < to; i++) {
      bound('a', i, SOURCES).close();
      bound('b', i, TARGETS).close();
    }
  }

  private BenchAgent bound(char kind, int index, int port)
      throws IOException, MalformedFrameException {
    byte[] ip = {127, (byte) (port / 1_000), (byte) (index / 250 + 1), (byte) (index % 250 + 1)};
    var at = new InetSocketAddress(InetAddress.getByAddress(ip), port);
    var agent = new BenchAgent(new ShortId(kind + "%025d".formatted(index)), at, to);
    agent.bind(key, clock.instant());
    return agent;
  }

  private void line(BufferedWriter lines, BenchAgent source, BenchAgent target)
      throws IOException, MalformedFrameException {
    var grant = grant(source.node(), target.node(), clock.instant());
    source.open(grant);
    var opened = source.opened();
    var incoming = target.incoming(grant);
    lines.write(end(opened.flow(), opened.tag(), source.address()));
    lines.write(' ');
    lines.write(end(incoming.flow(), incoming.tag(), target.address()));
    lines.newLine();
  }

  private static String end(int flow, int tag, InetSocketAddress at) {
    return "%d %d %s %d"
        .formatted(
            Integer.toUnsignedLong(flow), tag, at.getAddress().getHostAddress(), at.getPort());
  }

  private byte[] grant(ShortId source, ShortId target, Instant now) {
    var grant =
        new FlowGrant(
            KEY_ID,
            now,
            now.plus(LIFE),
            0,
            new FlowGrant.Basis(FlowGrant.Kind.TRUST, Optional.empty(), 1),
            new FlowGrant.End(source, 1, source, 1),
            new FlowGrant.End(target, 2, target, 1),
            new byte[FlowGrant.SECRET],
            new byte[FlowGrant.KEY],
            relay);
    return SignedGrant.sign(grant, grantKey).bytes();
  }
}
