package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.port.Ports;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.PlainRefused;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** DATA reaches the other end of its flow, and nothing else reaches anybody. */
final class DataTest {
  private static final int GUESSES = 20_000;

  /** What was sent before has been dealt with when this arrives: it goes the same way. */
  private static void assertNothingElseArrives(TwoAgents two) {
    two.sendToTarget(FlowTest.HELLO);
    assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    assertThat(two.target().wire().waiting()).isZero();
  }

  private static void awaitDrops(TestRelay relay, Drop reason, long count) {
    Awaitility.await().until(() -> relay.server.dropped(reason) == count);
  }

  @Test
  void datagramsOfEveryLengthArriveAsTheyWere() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      for (int length : new int[] {0, 1, 7, 100, 1_200, DataFrame.LARGEST_PAYLOAD}) {
        var payload = RelayClient.random(length);
        two.sendToTarget(payload);
        assertThat(two.target().data().payload()).isEqualTo(payload);
      }
    }
  }

  @Test
  void fromAnotherAddressNothingArrives() {
    try (var relay = TestRelay.start();
        var stranger = relay.wire()) {
      var two = TwoAgents.of(relay);

      stranger.send(
          RelayClient.dataFrame(two.opened().flow(), two.opened().tag(), FlowTest.ANSWER));

      awaitDrops(relay, Drop.SOURCE, 1);
      assertNothingElseArrives(two);
    }
  }

  @Test
  void withAnotherTagNothingArrives() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.source().data(two.opened().flow(), two.opened().tag() ^ 1, FlowTest.ANSWER);

      awaitDrops(relay, Drop.TAG, 1);
      assertNothingElseArrives(two);
    }
  }

  @Test
  void guessedFlowsLeadNowhere() {
    try (var relay = TestRelay.start();
        var stranger = relay.wire()) {
      var two = TwoAgents.of(relay);
      var random = new Random(7);

      for (int i = 0; i < GUESSES; i++) {
        int flow = i % 2 == 0 ? two.opened().flow() : random.nextInt();
        stranger.send(RelayClient.dataFrame(flow, random.nextInt(), FlowTest.ANSWER));
      }

      assertNothingElseArrives(two);
      assertThat(relay.server.forwarded()).isEqualTo(1);
    }
  }

  @Test
  void anOldFlowIsNotTakenForTheNewOneInItsPlace() {
    var limits = TestRelay.limits(8, 1, 8, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.start(limits)) {
      var before = TwoAgents.of(relay);
      before.source().say(new Close(before.opened().flow(), Reason.CLOSED));
      before.target().heard(Close.class);
      var now = TwoAgents.of(relay, before.source(), before.target());

      before.source().data(before.opened().flow(), before.opened().tag(), FlowTest.ANSWER);

      awaitDrops(relay, Drop.NO_FLOW, 1);
      assertThat(before.source().heard(Close.class))
          .isEqualTo(new Close(before.opened().flow(), Reason.NO_FLOW));
      assertNothingElseArrives(now);
    }
  }

  @Test
  void aStrangerWhoSendsDataIsToldThatHeHasNoSession() {
    try (var relay = TestRelay.start();
        var stranger = relay.wire()) {
      stranger.send(RelayClient.dataFrame(77, 1, FlowTest.ANSWER));

      var refused =
          stranger.await("REFUSED", RelayClient.reading(FrameType.REFUSED, PlainRefused::parse));
      assertThat(refused).isEqualTo(new PlainRefused(0, Reason.NO_SESSION));
    }
  }

  @Test
  void fromTheSecondOnInWhichTheGrantExpiresNothingArrives() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.acquainted(relay);
      relay.keepAlive(Duration.ofSeconds(299), two.source(), two.target());
      assertNothingElseArrives(two);

      relay.advance(Duration.ofSeconds(1));
      two.sendToTarget(FlowTest.ANSWER);

      Awaitility.await()
          .until(
              () -> relay.server.dropped(Drop.EXPIRED) + relay.server.dropped(Drop.NO_FLOW) == 1);
      assertThat(two.target().heard(Close.class).reason()).isEqualTo(Reason.EXPIRED);
      assertThat(two.target().wire().waiting()).isZero();
    }
  }

  @Test
  void aSessionSendsSoManyDatagramsInASecondAndNoMore() {
    assertLimited(new TestRelay.RateLimits(5, 0, 0, 0), Drop.SESSION_RATE);
  }

  @Test
  void aSessionSendsSoManyBytesInASecondAndNoMore() {
    long frame = (long) DataFrame.PAYLOAD + FlowTest.HELLO.length;
    assertLimited(new TestRelay.RateLimits(0, 5 * frame, 0, 0), Drop.SESSION_RATE);
  }

  @Test
  void aNetworkSendsSoManyDatagramsInASecondAndNoMore() {
    assertLimited(new TestRelay.RateLimits(0, 0, 5, 0), Drop.NETWORK_RATE);
  }

  private static void assertLimited(TestRelay.RateLimits rates, Drop reason) {
    try (var relay = TestRelay.start(TestRelay.limits(rates))) {
      var two = TwoAgents.acquainted(relay);
      relay.advance(Duration.ofSeconds(1));

      for (int i = 0; i < 8; i++) {
        two.sendToTarget(FlowTest.HELLO);
      }

      awaitDrops(relay, reason, 3);
      for (int i = 0; i < 5; i++) {
        two.target().data();
      }
      relay.advance(Duration.ofSeconds(1));
      assertNothingElseArrives(two);
    }
  }

  @Test
  void bothFamiliesReachEachOther() {
    try (var relay = TestRelay.startOn(Ports.Choice.AUTO, "127.0.0.1", "::1")) {
      var source = relay.client(relay.node('a'), relay.server.addresses().getFirst());
      var target = relay.client(relay.node('b'), relay.server.addresses().getLast());
      source.bind();
      target.bind();
      var two = TwoAgents.of(relay, source, target);

      two.sendToTarget(FlowTest.HELLO);
      two.sendToSource(FlowTest.ANSWER);

      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);
    }
  }
}
