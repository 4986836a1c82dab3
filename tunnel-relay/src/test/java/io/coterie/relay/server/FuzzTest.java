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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever strangers and agents send, the relay goes on: no fault, nothing for others, and no
 * answer to a stranger that is larger than what it sent. A run is repeated with {@code
 * -Dcoterie.test.seed=}.
 */
final class FuzzTest {
  private static final int SHORT_ROUNDS = 20_000;
  private static final int FULL_ROUNDS = 10_000_000;
  private static final int PER_ANSWER = 64;

  /**
   * PONG, to somebody who has heard a PING of an agent go by; without any seal it is STUN's
   * refusal, of 40.
   */
  private static final int LARGEST_TO_STRANGERS = 44;

  private static final long SEED = Long.getLong("coterie.test.seed", new Random().nextLong());

  @Test
  void anythingMayComeInShort() {
    run(SHORT_ROUNDS);
  }

  @Test
  @Tag("full")
  void anythingMayComeInFull() {
    run(FULL_ROUNDS);
  }

  private static void run(int rounds) {
    var random = new Random(SEED);
    try (var relay = TestRelay.start();
        var stranger = new UdpWire(relay.address())) {
      var two = TwoAgents.of(relay);
      var seeds = seeds(relay, two);
      for (int round = 1; round <= rounds; round++) {
        var bytes = spoiled(seeds.get(random.nextInt(seeds.size())), random);
        (random.nextInt(4) == 0 ? two.source().wire() : stranger).send(bytes);
        if (round % PER_ANSWER == 0) {
          settle(relay, two);
        }
      }
      settle(relay, two);

      assertThat(relay.server.dropped(Drop.FAULT)).as("seed %d", SEED).isZero();
      assertThat(relay.server.sessions()).as("seed %d", SEED).isEqualTo(2);
      assertThat(stranger.largest()).as("seed %d", SEED).isLessThanOrEqualTo(LARGEST_TO_STRANGERS);
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  /** Until all that was sent was looked at. The clock goes on, so that no limit hides anything. */
  private static void settle(TestRelay relay, TwoAgents two) {
    relay.advance(Duration.ofMillis(100));
    two.target().say(new Ping(1));
    two.target().heard(Pong.class);
  }

  private static byte[] spoiled(byte[] seed, Random random) {
    int length =
        switch (random.nextInt(8)) {
          case 0 -> random.nextInt(seed.length + 40);
          case 1 -> random.nextInt(1_600);
          default -> seed.length;
        };
    var bytes = Arrays.copyOf(seed, length);
    int changes = random.nextInt(4);
    for (int i = 0; i < changes && length > 0; i++) {
      bytes[random.nextInt(length)] = (byte) random.nextInt();
    }
    if (length > 0 && random.nextInt(8) == 0) {
      bytes[0] = (byte) random.nextInt();
    }
    return bytes;
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
