package io.coterie.relay.server;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.port.Ports;
import io.coterie.relay.revocation.Source;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.grant.FlowGrant;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.stun.StunBinding;
import io.coterie.testing.FakeClock;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A relay on loopback with a clock that stands still, the keys to make what it believes, and
 * agents.
 */
final class TestRelay implements AutoCloseable {
  static final String NAME = "relay-1.test";
  static final UUID KEY_ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  static final ShortId NETWORK = id('n');
  private static final KeyPair GRANT_KEYS = keys();

  final FakeClock clock;
  final RelayKey key;
  final RelayServer server;
  private final Metrics metrics = new Metrics();
  private final List<RelayClient> clients = new ArrayList<>();

  private boolean killed;

  /** Null: there is a network. */
  private final @Nullable MemoryPort memory;

  private TestRelay(RelayConfig config, boolean ready) {
    this(config, ready, FakeClock.create(), new RelayKey(RelayClient.random(32)));
  }

  private TestRelay(RelayConfig config, boolean ready, FakeClock clock, RelayKey key) {
    this.memory = null;
    this.clock = clock;
    this.key = key;
    this.server = new RelayServer(config, key, TestRelay::find, clock, metrics);
    server.start();
    if (ready) {
      becomeReady();
    }
  }

  private TestRelay(RelayLimits limits, Random random) {
    this.memory = new MemoryPort();
    this.clock = FakeClock.create();
    this.key = new RelayKey(RelayClient.random(32));
    var config = config(Ports.Choice.AUTO, List.of("127.0.0.1"), limits);
    var given = new ControlPlaneParts.Given(config, key, TestRelay::find, clock, random);
    this.server = new RelayServer(given, memory, metrics);
    server.startWithoutThread();
    becomeReady();
  }

  /** Without a network and threads: what is sent is dealt with at once, and a random decides. */
  static TestRelay stepByStep(RelayLimits limits, Random random) {
    return new TestRelay(limits, random);
  }

  /** What the control thread does next, in a relay that goes step by step. */
  void turn() {
    if (memory != null) {
      try {
        server.turn();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts tests", e);
      }
    }
  }

  MemoryPort memory() {
    return Objects.requireNonNull(memory);
  }

  /** Where another was, with its name and key, and nothing else of what it knew. */
  static TestRelay startAgain(TestRelay killed) {
    var config =
        config(Ports.Choice.AUTO, List.of("127.0.0.1"), killed.address().getPort(), limits());
    return new TestRelay(config, true, killed.clock, killed.key);
  }

  /** Ends it without a word to anybody. */
  void kill() throws InterruptedException {
    killed = true;
    server.stop();
  }

  static TestRelay start() {
    return start(Ports.Choice.AUTO);
  }

  static TestRelay start(Ports.Choice io) {
    return new TestRelay(config(io, List.of("127.0.0.1"), limits()), true);
  }

  static TestRelay start(Ports.Choice io, RelayLimits limits) {
    return new TestRelay(config(io, List.of("127.0.0.1"), limits), true);
  }

  static TestRelay start(RelayLimits limits) {
    return new TestRelay(config(Ports.Choice.AUTO, List.of("127.0.0.1"), limits), true);
  }

  static TestRelay startOn(Ports.Choice io, String... addresses) {
    return new TestRelay(config(io, List.of(addresses), limits()), true);
  }

  static TestRelay startUnready() {
    return new TestRelay(config(Ports.Choice.AUTO, List.of("127.0.0.1"), limits()), false);
  }

  static RelayLimits limits() {
    return limits(RateLimits.NONE);
  }

  /** Those of sessions and networks, by packets and bytes. */
  record RateLimits(
      long packetsPerSession, long bytesPerSession, long packetsPerNetwork, long bytesPerNetwork) {
    static final RateLimits NONE = new RateLimits(0, 0, 0, 0);
  }

  static RelayLimits limits(RateLimits rates) {
    return limits(64, 128, 32, rates);
  }

  static RelayLimits limits(int sessions, int flows, int flowsPerSession, RateLimits rates) {
    return new RelayLimits(
        sessions,
        flows,
        flowsPerSession,
        Duration.ofSeconds(60),
        50,
        200,
        4,
        20,
        20,
        20_000,
        rates.packetsPerSession(),
        rates.bytesPerSession(),
        rates.packetsPerNetwork(),
        rates.bytesPerNetwork(),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        1_000);
  }

  private static RelayConfig config(Ports.Choice io, List<String> bind, RelayLimits limits) {
    return config(io, bind, 0, limits);
  }

  private static RelayConfig config(
      Ports.Choice io, List<String> bind, int port, RelayLimits limits) {
    return new RelayConfig(
        Optional.of(NAME),
        "test",
        bind,
        port,
        List.of(),
        io,
        1,
        ByteSize.parse("1MiB"),
        8,
        8192,
        Duration.ofSeconds(5),
        limits);
  }

  static ShortId id(char c) {
    return new ShortId(String.valueOf(c).repeat(ShortId.LENGTH));
  }

  /** A node with a credential for this relay. */
  record Node(ShortId id, RelayCredential credential, byte[] sealed) {}

  Node node(char c) {
    return node(id(c), 10);
  }

  Node node(ShortId id, long version) {
    var now = clock.instant();
    var credential = RelayCredential.issue(id, version, now, now.plus(Duration.ofHours(1)));
    return new Node(id, credential, credential.seal(key));
  }

  InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  RelayClient client(char c) {
    return client(node(c));
  }

  RelayClient client(Node node) {
    return client(node, wire());
  }

  RelayClient client(Node node, InetSocketAddress address) {
    return client(node, new UdpWire(address));
  }

  RelayClient client(Node node, Wire wire) {
    var client = new RelayClient(wire, node);
    clients.add(client);
    return client;
  }

  /** Forgets an agent: one that many come after would keep its memory. */
  void leave(RelayClient client) {
    client.close();
    clients.remove(client);
  }

  /** One more socket. */
  Wire wire() {
    return memory == null ? new UdpWire(address()) : memory.wire(this::turn);
  }

  /**
   * Until the control thread has done what was waiting for it, and looked at leases and expiries:
   * it does before it answers.
   */
  void awaitControl() {
    var transaction = RelayClient.random(StunBinding.TRANSACTION);
    try (var wire = wire()) {
      wire.send(StunBinding.request(transaction));
      wire.await(
          "STUN", RelayClient.reading(0x01, bytes -> StunBinding.readResponse(transaction, bytes)));
    }
  }

  /** With a session. */
  RelayClient bound(char c) {
    var client = client(c);
    client.bind();
    return client;
  }

  FlowGrant grant(char source, char target) {
    var now = clock.instant();
    return new FlowGrant(
        KEY_ID,
        now,
        now.plus(Duration.ofMinutes(5)),
        3,
        new FlowGrant.Basis(FlowGrant.Kind.NETWORK, Optional.of(NETWORK), 7),
        new FlowGrant.End(id(source), 685, id('1'), 5),
        new FlowGrant.End(id(target), 686, id('2'), 6),
        RelayClient.random(FlowGrant.SECRET),
        RelayClient.random(FlowGrant.KEY),
        NAME);
  }

  byte[] signed(char source, char target) {
    return sign(grant(source, target));
  }

  static byte[] sign(FlowGrant grant) {
    return SignedGrant.sign(grant, GRANT_KEYS.getPrivate()).bytes();
  }

  /** With another basis. */
  static FlowGrant resting(FlowGrant grant, UnaryOperator<FlowGrant.Basis> on) {
    return new FlowGrant(
        grant.keyId(),
        grant.issued(),
        grant.expires(),
        grant.dialled(),
        on.apply(grant.basis()),
        grant.source(),
        grant.target(),
        grant.secret(),
        grant.sourceKey(),
        grant.homeRelay());
  }

  void becomeReady() {
    for (var source : Source.values()) {
      server.revocations().snapshotEnded(source);
    }
    turn();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .pollDelay(Duration.ZERO)
        .until(server::isReady);
  }

  /** Moves the clock on, agents saying now and then that they are there. */
  void keepAlive(Duration by, RelayClient... agents) {
    for (var left = by; left.isPositive(); left = left.minusSeconds(30)) {
      advance(left.compareTo(Duration.ofSeconds(30)) < 0 ? left : Duration.ofSeconds(30));
      for (var agent : agents) {
        agent.say(new Ping(1));
        agent.heard(Pong.class);
      }
    }
  }

  /** Moves the clock on, the feeds going on. */
  void advance(Duration by) {
    clock.advance(by);
    for (var source : Source.values()) {
      server.revocations().heard(source);
    }
    turn();
  }

  @Override
  public void close() {
    clients.forEach(RelayClient::close);
    try {
      if (!killed) {
        server.stop();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    metrics.close();
  }

  private static Optional<PublicKey> find(UUID id) {
    return id.equals(KEY_ID) ? Optional.of(GRANT_KEYS.getPublic()) : Optional.empty();
  }

  static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
