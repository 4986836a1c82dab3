package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.stun.StunBinding;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * Whatever strangers and agents send, the relay goes on: no fault, nothing for others, and no
 * answer to a stranger that is larger than what it sent. A run is repeated with {@code
 * -Dcoterie.test.seed=}.
 */
final class FuzzTest {
  private static final int SHORT_ROUNDS = 20_000;
  private static final int PER_ANSWER = 64;

  /** PONG, to somebody who has heard a PING of an agent go by, which is longer. */
  private static final int LARGEST_TO_STRANGERS = 44;

  private static final long SEED = Long.getLong("coterie.test.seed", new Random().nextLong());

  @Test
  void anythingMayComeInShort() {
    run(SHORT_ROUNDS, _ -> {});
  }

  /**
   * Sends anything.
   *
   * @param progress told at times how many rounds are over, and looked at
   */
  static void run(int rounds, IntConsumer progress) {
    var random = new Random(SEED);
    var spoiling = new Spoiling(random);
    try (var relay = TestRelay.start();
        var stranger = new UdpWire(relay.address())) {
      var two = TwoAgents.of(relay);
      var seeds = seeds(relay, two);
      var step = step(rounds);
      for (int round = 1; round <= rounds; round++) {
        var bytes = spoiling.spoiled(seeds.get(random.nextInt(seeds.size())));
        (random.nextInt(4) == 0 ? two.source().wire() : stranger).send(bytes);
        if (round % PER_ANSWER == 0) {
          settle(relay, two, step);
          forget(stranger, two);
          progress.accept(round);
        }
      }
      settle(relay, two, step);

      assertThat(relay.server.dropped(Drop.FAULT)).as("seed %d", SEED).isZero();
      assertThat(relay.server.sessions()).as("seed %d", SEED).isEqualTo(2);
      assertThat(stranger.largest()).as("seed %d", SEED).isLessThanOrEqualTo(LARGEST_TO_STRANGERS);
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  /** So that limits hide little, and no lease ends meanwhile. */
  private static Duration step(int rounds) {
    var within = Duration.ofSeconds(50).dividedBy(rounds / PER_ANSWER + 1);
    var longest = Duration.ofMillis(100);
    return within.compareTo(longest) < 0 ? within : longest;
  }

  /** Until all that was sent was looked at. */
  private static void settle(TestRelay relay, TwoAgents two, Duration step) {
    relay.advance(step);
    two.target().say(new Ping(1));
    two.target().heard(Pong.class);
  }

  /** A test that keeps all answers could not see whether the relay keeps anything. */
  private static void forget(Wire stranger, TwoAgents two) {
    stranger.clear();
    two.source().wire().clear();
    two.target().wire().clear();
  }

  private static List<byte[]> seeds(TestRelay relay, TwoAgents two) {
    var source = two.source();
    var grant = relay.signed('a', 'b');
    return List.of(
        source.bindFrame(source.attempt()),
        relay.client('x').bindFrame(source.attempt()),
        source.seal(new Ping(7)),
        source.seal(new Close(two.opened().flow() + 1, Reason.CLOSED)),
        source.seal(new Punch(two.opened().flow(), true, List.of(relay.address()))),
        source.seal(new Open(5, 0, grant)),
        new Early(5, source.session(), FlowTest.ANSWER).toBytes(),
        RelayClient.dataFrame(two.opened().flow() + 1, two.opened().tag(), FlowTest.ANSWER),
        StunBinding.request(RelayClient.random(StunBinding.TRANSACTION)),
        new WireWriter().u8(FrameType.PROBE).bytes(RelayClient.random(40)).toBytes(),
        RelayClient.random(60));
  }
}
