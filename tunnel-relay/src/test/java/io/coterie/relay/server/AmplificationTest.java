package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.stun.StunBinding;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody gets more than he sent before he has shown a cookie: whoever writes another's address on
 * his datagrams gains nothing by sending them to a relay. One answer at most, too.
 */
final class AmplificationTest {
  private static final int[] LENGTHS = {1, 2, 7, 8, 9, 10, 20, 28, 29, 30, 37, 56, 221, 1_400};
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AnswerWatch watch = new AnswerWatch();
  private int strangers;

  private static TestRelay relay() {
    return TestRelay.stepByStep(TestRelay.limits(), new Random(1));
  }

  /** Each has an address of its own, so that no limit hides an answer. */
  private Endpoint stranger(String network) {
    int number = ++strangers;
    var ip = network.formatted(number >>> 8 & 0xFF, number & 0xFF);
    return Endpoint.of(new InetSocketAddress(ip, 4_000));
  }

  private String ask(TestRelay relay, byte[] question, Endpoint from) {
    watch.begin(from);
    relay.memory().receive(question, from);
    relay.turn();
    return watch.end(question);
  }

  /** Frames that agents have sent, or nearly. */
  private static List<byte[]> seen(TestRelay relay, TwoAgents two) {
    var source = two.source();
    int flow = two.opened().flow();
    return List.of(
        source.bindFrame(source.attempt()),
        source.seal(new Ping(7)),
        source.seal(new Pong(7, Optional.empty())),
        source.seal(new Open(5, 0, relay.signed('a', 'b'))),
        source.seal(new Open(6, flow, relay.signed('a', 'b'))),
        source.seal(new Punch(flow, true, List.of(relay.address()))),
        source.seal(new Close(flow + 1, Reason.CLOSED)),
        new Early(two.opened().request(), source.session(), FlowTest.HELLO).toBytes(),
        RelayClient.dataFrame(flow, two.opened().tag(), FlowTest.HELLO),
        RelayClient.dataFrame(flow + 1, 1, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.18.%d.%d", "2001:db8:%x:%x::1"})
  void noFirstByteAndNoLengthGetsMoreThanItIs(String network) {
    try (var relay = relay()) {
      relay.memory().tell(watch);
      for (int first = 0; first < 256; first++) {
        relay.advance(SECOND);
        for (int length : LENGTHS) {
          var question = new byte[length];
          question[0] = (byte) first;
          assertThat(ask(relay, question, stranger(network))).as("%x", first).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.18.%d.%d", "2001:db8:%x:%x::1"})
  void whatAgentsHaveSentGetsNoMoreThanItIsFromElsewhere(String network) {
    try (var relay = relay()) {
      relay.memory().tell(watch);
      var two = TwoAgents.of(relay);
      for (var frame : seen(relay, two)) {
        relay.advance(SECOND);
        assertThat(ask(relay, frame, stranger(network))).as("%x", frame[0]).isEmpty();
        assertThat(ask(relay, frame, stranger(network))).as("%x again", frame[0]).isEmpty();
      }
    }
  }

  @Test
  void spoiledFramesGetNoMoreThanTheyAre() {
    try (var relay = relay()) {
      relay.memory().tell(watch);
      var two = TwoAgents.of(relay);
      var seen = seen(relay, two);
      var random = new Random(StepFuzzTest.SEED);
      var spoiling = new Spoiling(random);
      for (int i = 0; i < 20_000; i++) {
        var frame = spoiling.spoiled(seen.get(random.nextInt(seen.size())));
        assertThat(ask(relay, frame, stranger("198.18.%d.%d")))
            .as("seed %d", StepFuzzTest.SEED)
            .isEmpty();
      }
    }
  }

  @Test
  void stunIsAnsweredByLittleAndOnce() {
    try (var relay = relay()) {
      relay.memory().tell(watch);
      var question = StunBinding.request(RelayClient.random(StunBinding.TRANSACTION));
      assertThat(ask(relay, question, stranger("2001:db8:%x:%x::1"))).isEmpty();
      assertThat(watch.types()).isNotZero();
    }
  }

  /** The test would see it if a relay did. */
  @Test
  void aWatchSeesWhatIsTooMuch() {
    var from = stranger("198.18.%d.%d");
    watch.begin(from);
    watch.sent(new byte[] {(byte) FrameType.PONG, 0, 0}, from);
    assertThat(watch.end(new byte[] {(byte) FrameType.PING, 0}))
        .contains("3 bytes in 1 answers to 2");
    watch.begin(from);
    watch.sent(new byte[] {(byte) FrameType.PONG}, from);
    watch.sent(new byte[] {(byte) FrameType.PONG}, from);
    assertThat(watch.end(new byte[] {(byte) FrameType.PING, 0, 0})).contains("2 answers");
    watch.begin(from);
    watch.sent(new byte[] {(byte) FrameType.PONG}, stranger("198.18.%d.%d"));
    assertThat(watch.end(new byte[] {(byte) FrameType.PING})).contains("type 8c went to");
  }
}
