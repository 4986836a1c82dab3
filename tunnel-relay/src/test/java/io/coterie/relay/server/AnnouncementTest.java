package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.frame.Punched;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** INCOMING, which may get lost. */
final class AnnouncementTest {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void incomingIsRepeatedUntilTheTargetSendsData() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      relay.advance(FIRST);
      assertThat(two.target().heard(Incoming.class).flow()).isEqualTo(two.incoming().flow());
      two.sendToSource(FlowTest.ANSWER);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);

      assertNothingMoreComes(relay, two.target());
    }
  }

  @Test
  void incomingIsRepeatedUntilTheTargetSaysWhereItIs() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.target().say(new Punch(two.incoming().flow(), false, List.of(relay.address())));
      two.source().heard(Punched.class);

      assertNothingMoreComes(relay, two.target());
    }
  }

  @Test
  void dataOfTheSourceIsNoSignOfTheTarget() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      relay.advance(FIRST);

      assertThat(two.target().heard(Incoming.class)).isNotNull();
    }
  }

  @Test
  void targetThatGivesNoSignIsToldFourTimes() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      for (int pause = 1; pause <= 4; pause *= 2) {
        relay.advance(FIRST.multipliedBy(pause));
        two.target().heard(Incoming.class);
      }

      assertNothingMoreComes(relay, two.target());
    }
  }

  @Test
  void renewalIsRepeatedThoughTheTargetSendsData() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      two.sendToSource(FlowTest.ANSWER);
      two.source().data();
      var renewed = relay.signed('a', 'b');

      two.source().open(two.opened().flow(), renewed);
      assertThat(two.target().heard(Incoming.class).grant()).isEqualTo(renewed);
      two.sendToSource(FlowTest.ANSWER);
      two.source().data();
      relay.advance(FIRST);

      assertThat(two.target().heard(Incoming.class).grant()).isEqualTo(renewed);
    }
  }

  private static void assertNothingMoreComes(TestRelay relay, RelayClient agent) {
    relay.awaitControl();
    relay.advance(LONG);
    relay.awaitControl();
    agent.say(new Ping(1));
    agent.heard(Pong.class);
    assertThat(agent.wire().waiting()).isZero();
  }
}
