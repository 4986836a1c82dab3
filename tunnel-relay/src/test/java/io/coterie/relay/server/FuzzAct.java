package io.coterie.relay.server;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.stun.StunBinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Some thousand datagrams of a run: three agents, one of them in a tunnel, with flows between them,
 * a node that moves and is copied, and strangers. All of them send anything, and often what nearly
 * is right: agents put spoiled frames under their own seals.
 */
final class FuzzAct implements AutoCloseable {
  private static final int STRANGERS = 1_024;
  private static final Duration STEP = Duration.ofMillis(320);
  private static final int PER_STEP = 64;

  private final TestRelay relay;
  private final Random random;
  private final Spoiling spoiling;
  private final List<byte[]> corpus;
  private final List<RelayClient> agents;
  private final TwoAgents two;
  private final TwoAgents tunnelled;
  private final TestRelay.Node mover;
  private final List<byte[]> grants;
  private final List<Control> said;
  private int round;

  FuzzAct(TestRelay relay, List<byte[]> corpus, Random random) {
    this.relay = relay;
    this.random = random;
    this.corpus = corpus;
    this.spoiling = new Spoiling(random);
    var c = relay.client(relay.node('c'), new TunnelWire(relay.server.tunnels(), relay::turn));
    c.bindAgain();
    this.two = TwoAgents.of(relay);
    this.tunnelled = TwoAgents.of(relay.signed('a', 'c'), two.source(), c);
    this.agents = List.of(two.source(), two.target(), c);
    this.mover = relay.node('d');
    this.grants =
        Stream.of("ab", "ac", "ba", "ad", "da", "ax")
            .map(pair -> relay.signed(pair.charAt(0), pair.charAt(1)))
            .toList();
    this.said = said();
    corpus.addAll(seeds());
  }

  /**
   * Something to send.
   *
   * @param fire sends it
   */
  record Shot(byte[] frame, Endpoint from, Runnable fire) {}

  private List<Control> said() {
    var flow = two.opened().flow();
    return Stream.<Control>concat(
            grants.stream().map(grant -> new Open(random.nextInt(), 0, grant)),
            Stream.<Control>of(
                new Open(1, flow, grants.getFirst()),
                new Open(2, tunnelled.opened().flow(), grants.get(1)),
                new Punch(flow, true, List.of(relay.address())),
                new Punch(two.incoming().flow(), false, List.of()),
                new Ping(7),
                new Pong(7, Optional.empty()),
                new Close(tunnelled.opened().flow(), Reason.CLOSED)))
        .toList();
  }

  private List<byte[]> seeds() {
    var source = two.source();
    return List.of(
        source.bindFrame(source.attempt()),
        source.seal(new Ping(7)),
        source.seal(new Open(5, 0, grants.getFirst())),
        new Early(two.opened().request(), source.session(), FlowTest.ANSWER).toBytes(),
        RelayClient.dataFrame(two.opened().flow(), two.opened().tag(), FlowTest.ANSWER),
        StunBinding.request(RelayClient.random(StunBinding.TRANSACTION)));
  }

  /** What is sent next. */
  Shot next() {
    if (++round % PER_STEP == 0) {
      relay.advance(STEP);
      agents.forEach(agent -> agent.wire().clear());
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> anything();
      case 8, 9, 10, 11, 12, 13, 14 -> sealed();
      case 15, 16 -> data();
      case 17 -> early();
      case 18 -> bind();
      default -> stranger(RelayClient.random(random.nextInt(64)));
    };
  }

  private Shot anything() {
    var frame = spoiling.spoiled(corpus.get(random.nextInt(corpus.size())));
    return random.nextBoolean() ? stranger(frame) : by(agent(), frame);
  }

  private Shot sealed() {
    var agent = agent();
    var control = said.get(random.nextInt(said.size()));
    int type = random.nextInt(16) == 0 ? 0x80 | random.nextInt(16) : control.type();
    var body = control.toBytes();
    // a signature costs a tenth of a millisecond: most grants are cut off
    var cut =
        control instanceof Open && random.nextInt(8) > 0 ? new byte[random.nextInt(40)] : body;
    var frame = agent.seal(type, spoiling.touched(cut));
    return random.nextInt(16) == 0 ? stranger(frame) : by(agent, frame);
  }

  private Shot data() {
    var toTarget = random.nextBoolean();
    var agent = toTarget ? two.source() : two.target();
    int flow = toTarget ? two.opened().flow() : two.incoming().flow();
    int tag = toTarget ? two.opened().tag() : two.incoming().tag();
    var frame = RelayClient.dataFrame(flow, tag, new byte[random.nextInt(64)]);
    return random.nextInt(8) == 0 ? stranger(frame) : by(agent, spoiling.touched(frame));
  }

  private Shot early() {
    int request = random.nextBoolean() ? two.opened().request() : random.nextInt();
    var frame = new Early(request, two.source().session(), FlowTest.HELLO).toBytes();
    return by(two.source(), spoiling.touched(frame));
  }

  /** A node that is at several places at once, as what it was and as another instance. */
  private Shot bind() {
    var instance = new byte[Bind.INSTANCE];
    instance[0] = (byte) random.nextInt(2);
    var attempt =
        new Bind.Attempt(random.nextInt(), RelayClient.random(Bind.NONCE), round, instance);
    var cookie = two.source().cookie();
    var secret = mover.credential().sessionSecret();
    var frame = Bind.encode(attempt, cookie, mover.sealed(), secret);
    return random.nextInt(4) == 0
        ? stranger(spoiling.touched(frame))
        : by(random.nextBoolean() ? two.source() : agents.getLast(), spoiling.touched(frame));
  }

  private RelayClient agent() {
    return agents.get(random.nextInt(agents.size()));
  }

  private static Shot by(RelayClient agent, byte[] frame) {
    var from =
        agent.wire() instanceof MemoryWire wire
            ? wire.endpoint()
            : Endpoint.virtual(Long.MAX_VALUE);
    return new Shot(frame, from, () -> agent.wire().send(frame));
  }

  private Shot stranger(byte[] frame) {
    int number = random.nextInt(STRANGERS);
    var from =
        number % 2 == 0
            ? new Endpoint(0, 0xFFFF_0A00_0000L | number, 9)
            : new Endpoint(0x2001_0DB8_0000_0000L + number, number, 9);
    return new Shot(
        frame,
        from,
        () -> {
          relay.memory().receive(frame, from);
          relay.turn();
        });
  }

  @Override
  public void close() {
    agents.forEach(relay::leave);
  }
}
