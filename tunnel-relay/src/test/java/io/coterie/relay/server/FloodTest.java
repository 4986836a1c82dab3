package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whoever floods a relay takes little from those that have a session, in a relay that goes step by
 * step: so many frames come between two turns of its control thread that it can't deal with them.
 */
final class FloodTest {
  private static final int TICKS = 20;

  /** Some times what a turn deals with. */
  private static final int PER_TICK = 3_000;

  private static final Duration TICK = Duration.ofMillis(100);

  /** What is left of what agents do, at least. */
  private static final double SHARE = 0.9;

  private final Random random = new Random(StepFuzzTest.SEED);

  private static TestRelay relay(Random random) {
    return TestRelay.stepByStep(TestRelay.limits(), random);
  }

  private void flood(TestRelay relay, int frames) {
    var flood = new Flood(random);
    for (int i = 0; i < frames; i++) {
      relay.memory().receive(flood.frame(), flood.source());
    }
  }

  /** Without letting the relay deal with it. */
  private static void queue(TestRelay relay, RelayClient agent, byte[] frame) {
    relay.memory().receive(frame, ((MemoryWire) agent.wire()).endpoint());
  }

  private static Optional<byte[]> next(RelayClient agent) {
    return agent.wire().waiting() == 0
        ? Optional.empty()
        : Optional.of(agent.wire().await("a frame", Optional::of));
  }

  /** How much of what agents do is done meanwhile: DATA, PING and OPEN, one of each a tick. */
  private int done(int perTick) {
    try (var relay = relay(random)) {
      var two = TwoAgents.of(relay);
      var grant = relay.signed('a', 'b');
      int done = 0;
      for (int i = 0; i < TICKS; i++) {
        flood(relay, perTick);
        queue(relay, two.source(), two.source().seal(new Ping(i)));
        queue(relay, two.source(), two.source().seal(new Open(i, two.opened().flow(), grant)));
        two.sendToSource(FlowTest.ANSWER);
        relay.advance(TICK);
        done += arrived(two.source());
      }
      return done;
    }
  }

  /** What came that an agent waits for. */
  private static int arrived(RelayClient agent) {
    int arrived = 0;
    for (var frame = next(agent); frame.isPresent(); frame = next(agent)) {
      var bytes = frame.get();
      boolean wanted =
          RelayClient.data(bytes).isPresent()
              || agent.control(bytes, Pong.class).isPresent()
              || agent.control(bytes, Opened.class).isPresent();
      arrived += wanted ? 1 : 0;
    }
    return arrived;
  }

  @Test
  void agentsGetDoneWhatTheyDoWhileStrangersFlood() {
    int alone = done(0);
    assertThat(alone).isEqualTo(3 * TICKS);
    assertThat(done(PER_TICK)).isGreaterThanOrEqualTo((int) (SHARE * alone));
  }

  @Test
  void whatIsRevokedEndsInTheNextTurnWhateverWaits() {
    try (var relay = relay(random)) {
      var two = TwoAgents.of(relay);
      flood(relay, 10_000);
      for (int i = 0; i < 10_000; i++) {
        queue(relay, two.target(), Flood.forged(two.target().session(), i));
      }
      relay.server.revocations().memberEnded(TestRelay.NETWORK, TestRelay.id('a'), 6);
      relay.turn();
      assertThat(relay.server.flows()).isZero();
      assertThat(relay.server.dropped(Drop.QUEUE_FULL)).isPositive();
      assertThat(two.source().heard(Close.class).flow()).isEqualTo(two.opened().flow());
    }
  }

  @Test
  void oneAgentThatFloodsLeavesRoomForTheOthers() {
    try (var relay = relay(random)) {
      var two = TwoAgents.of(relay);
      for (int i = 0; i < 20_000; i++) {
        queue(relay, two.target(), Flood.forged(two.target().session(), i));
      }
      queue(relay, two.source(), two.source().seal(new Ping(1)));
      assertThat(relay.server.dropped(Drop.SOURCE_RATE)).isEqualTo(18_000);
      assertThat(relay.server.dropped(Drop.QUEUE_FULL)).isZero();
      int turns = 0;
      while (arrived(two.source()) == 0 && turns < 20) {
        relay.turn();
        turns++;
      }
      assertThat(turns).isLessThan(20);
    }
  }

  @Test
  void whoeverPretendsToBeAtAnAddressDoesNotLockItOut() {
    try (var relay = relay(random)) {
      var agent = relay.client('a');
      agent.bind();
      for (int i = 0; i < 100; i++) {
        queue(relay, agent, relay.client('x').bindFrame(agent.attempt()));
      }
      relay.turn();
      agent.wire().clear();
      assertThat(agent.bindAgain().reflexive())
          .contains(new InetSocketAddress("198.51.0.1", 4_000));
    }
  }
}
