package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.PlainRefused;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Restarting;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Relays that stop, and come back. */
final class RestartTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static TestRelay relay() {
    return TestRelay.stepByStep(TestRelay.limits(), new Random(1));
  }

  @Test
  void aRelayThatStopsSaysSoEverySecondToThoseThatAreThere() {
    try (var relay = relay()) {
      var stays = relay.bound('a');
      var leaves = relay.bound('b');
      relay.server.drain();
      relay.turn();
      assertThat(stays.heard(Restarting.class).seconds()).isEqualTo(5);
      assertThat(leaves.heard(Restarting.class).seconds()).isEqualTo(5);
      leaves.say(new Close(0, Reason.CLOSED));
      for (int left = 4; left > 0; left--) {
        relay.advance(SECOND);
        assertThat(stays.heard(Restarting.class).seconds()).isEqualTo(left);
      }
      assertThat(leaves.wire().waiting()).isZero();
      relay.advance(SECOND);
      relay.advance(SECOND);
      assertThat(stays.wire().waiting()).isZero();
    }
  }

  @Test
  void aRelayThatStopsBeginsNothingAndGoesOnWithWhatThereIs() {
    try (var relay = relay()) {
      var two = TwoAgents.of(relay);
      relay.bound('c');
      relay.server.drain();
      relay.turn();
      two.source().open(relay.signed('a', 'c'));
      assertThat(two.source().heard(Refused.class).reason()).isEqualTo(Reason.DRAINING);
      two.source().open(two.opened().flow(), relay.signed('a', 'b'));
      assertThat(two.source().heard(Opened.class).flow()).isEqualTo(two.opened().flow());
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  @Test
  void agentsBindAtOnceAtARelayThatWasKilledAndStartedAgain() throws InterruptedException {
    try (var before = TestRelay.start()) {
      var two = TwoAgents.of(before);
      before.kill();
      try (var after = TestRelay.startAgain(before)) {
        two.source().say(new Ping(1));
        assertThat(
                two.source()
                    .wire()
                    .await("REFUSED", RelayClient.reading(FrameType.REFUSED, PlainRefused::parse))
                    .reason())
            .isEqualTo(Reason.NO_SESSION);
        two.sendToTarget(FlowTest.ANSWER);
        two.source().bind();
        two.target().bind();
        var again = TwoAgents.of(after, two.source(), two.target());
        again.sendToTarget(FlowTest.HELLO);
        assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
        assertThat(after.server.forwarded()).isEqualTo(1);
      }
    }
  }
}
