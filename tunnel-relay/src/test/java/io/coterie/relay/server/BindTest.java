package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.PlainRefused;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Restarting;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Sessions: how they begin, move, and end. */
final class BindTest {
  private static PlainRefused refused(RelayClient client) {
    return client
        .wire()
        .await("REFUSED", RelayClient.reading(FrameType.REFUSED, PlainRefused::parse));
  }

  private static PlainRefused tryToBind(RelayClient client) {
    var attempt = client.attempt();
    client.wire().send(client.bindFrame(attempt));
    client.answerChallenge(attempt);
    var refused = refused(client);
    assertThat(refused.request()).isEqualTo(attempt.request());
    return refused;
  }

  private static void awaitDrop(TestRelay relay, Drop reason) {
    Awaitility.await().until(() -> relay.server.dropped(reason) > 0);
  }

  @Test
  void anAgentLearnsWhereItSendsFrom() {
    try (var relay = TestRelay.start()) {
      var wire = new UdpWire(relay.address());
      var client = relay.client(relay.node('a'), wire);

      var bound = client.bind();

      assertThat(bound.reflexive()).contains(wire.address());
      assertThat(bound.leaseSeconds()).isEqualTo(60);
    }
  }

  @Test
  void theFirstAnswerIsSmallerThanTheQuestionAndCostsNoMemory() {
    try (var relay = TestRelay.start()) {
      var client = relay.client('a');
      var question = client.bindFrame(client.attempt());

      client.wire().send(question);

      int length =
          client
              .wire()
              .await(
                  "CHALLENGE",
                  frame ->
                      RelayClient.of(FrameType.CHALLENGE, frame, Challenge::parse)
                          .map(_ -> frame.length));
      assertThat(length).isLessThan(question.length);
      assertThat(relay.server.sessions()).isZero();
    }
  }

  @Test
  void theSameBindGetsTheSameAnswer() {
    try (var relay = TestRelay.start()) {
      var client = relay.client('a');
      var attempt = client.attempt();
      client.wire().send(client.bindFrame(attempt));
      client.answerChallenge(attempt);
      var first = client.wire().await("BOUND", BindTest::boundBytes);

      client.wire().send(client.bindFrame(attempt));

      assertThat(client.wire().await("BOUND", BindTest::boundBytes)).isEqualTo(first);
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }

  private static Optional<byte[]> boundBytes(byte[] frame) {
    return RelayClient.of(FrameType.BOUND, frame, bytes -> bytes);
  }

  @Test
  void anEarlierBindOfTheSameInstanceIsNotAnswered() {
    try (var relay = TestRelay.start()) {
      var client = relay.client('a');
      client.bind();
      var early = client.attempt();
      client.bindAgain();

      client.wire().send(client.bindFrame(early));

      awaitDrop(relay, Drop.OLD_BIND);
      assertThat(client.wire().waiting()).isZero();
    }
  }

  @Test
  void aBindThatWasHeardIsOfNoUseElsewhere() {
    try (var relay = TestRelay.start()) {
      var client = relay.client('a');
      var attempt = client.attempt();
      client.wire().send(client.bindFrame(attempt));
      client.answerChallenge(attempt);
      client.bound(attempt);
      var thief = relay.client('b');

      thief.wire().send(client.bindFrame(attempt));

      thief.wire().await("CHALLENGE", RelayClient.reading(FrameType.CHALLENGE, Challenge::parse));
      client.say(new Ping(7));
      assertThat(client.heard(Pong.class).echo()).isEqualTo(7);
    }
  }

  @Test
  void credentialsForOthersAreRefused() {
    try (var relay = TestRelay.start()) {
      var mine = relay.node('a');
      var elsewhere =
          new TestRelay.Node(
              mine.id(),
              mine.credential(),
              mine.credential().seal(new RelayKey(RelayClient.random(32))));
      var notItsSecret = new TestRelay.Node(mine.id(), relay.node('b').credential(), mine.sealed());

      assertThat(tryToBind(relay.client(elsewhere)).reason()).isEqualTo(Reason.CREDENTIAL);
      assertThat(tryToBind(relay.client(notItsSecret)).reason()).isEqualTo(Reason.CREDENTIAL);
    }
  }

  @Test
  void anExpiredCredentialIsRefusedAndEndsItsSession() {
    try (var relay = TestRelay.start()) {
      var now = relay.clock.instant();
      var credential =
          RelayCredential.issue(TestRelay.id('a'), 1, now, now.plus(Duration.ofSeconds(30)));
      var node = new TestRelay.Node(TestRelay.id('a'), credential, credential.seal(relay.key));
      var client = relay.client(node);
      client.bind();

      relay.clock.advance(Duration.ofSeconds(30));

      assertThat(client.heard(Close.class)).isEqualTo(new Close(0, Reason.EXPIRED));
      assertThat(tryToBind(relay.client(node)).reason()).isEqualTo(Reason.EXPIRED);
    }
  }

  @Test
  void anAgentThatMovesTakesItsFlowsAlong() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      int session = two.source().session();

      two.source().moveTo(relay.wire());
      two.source().bind();

      assertThat(two.source().session()).isEqualTo(session);
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      two.sendToSource(FlowTest.ANSWER);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);
    }
  }

  @Test
  void aCopyOfANodeIsToldAndTheFirstStays() {
    try (var relay = TestRelay.start()) {
      var node = relay.node('a');
      var first = relay.client(node);
      first.bind();
      var copy = relay.client(node);
      var attempt = copy.attempt();
      copy.wire().send(copy.bindFrame(attempt));
      copy.answerChallenge(attempt);

      first.say(new Pong(first.heard(Ping.class).echo(), Optional.empty()));

      assertThat(first.heard(Refused.class).reason()).isEqualTo(Reason.COPIED);
      assertThat(refused(copy)).isEqualTo(new PlainRefused(attempt.request(), Reason.COPIED));
      first.say(new Ping(1));
      assertThat(first.heard(Pong.class).echo()).isEqualTo(1);
    }
  }

  @Test
  void anAgentThatWasStartedAgainTakesThePlaceOfTheOneBefore() {
    try (var relay = TestRelay.start()) {
      var node = relay.node('a');
      var first = relay.client(node);
      first.bind();
      var two = TwoAgents.of(relay, first, relay.bound('b'));
      two.source().wire().close();
      var again = relay.client(node);
      var attempt = again.attempt();
      again.wire().send(again.bindFrame(attempt));
      again.answerChallenge(attempt);
      relay.awaitControl();

      relay.advance(Duration.ofSeconds(1));

      again.bound(attempt);
      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.ABSENT));
      assertThat(relay.server.sessions()).isEqualTo(2);
    }
  }

  @Test
  void aSessionThatSaysNothingEnds() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      relay.advance(Duration.ofSeconds(40));
      two.source().say(new Ping(1));
      two.source().heard(Pong.class);
      relay.advance(Duration.ofSeconds(21));

      assertThat(two.source().heard(Close.class).reason()).isEqualTo(Reason.ABSENT);
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }

  @Test
  void datagramsOfItsFlowsKeepASession() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      for (int i = 0; i < 4; i++) {
        relay.advance(Duration.ofSeconds(40));
        two.sendToTarget(FlowTest.HELLO);
        two.sendToSource(FlowTest.ANSWER);
        two.target().data();
        two.source().data();
        relay.awaitControl();
      }

      assertThat(relay.server.sessions()).isEqualTo(2);
    }
  }

  @Test
  void aFullRelaySaysSo() {
    var limits = TestRelay.limits(1, 8, 8, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.start(limits)) {
      relay.bound('a');

      assertThat(tryToBind(relay.client('b')).reason()).isEqualTo(Reason.FULL);
    }
  }

  @Test
  void anAddressThatBindsTooOftenIsNotAnswered() {
    try (var relay = TestRelay.start()) {
      var client = relay.client('a');

      for (int i = 0; i < 30; i++) {
        client.wire().send(client.bindFrame(client.attempt()));
      }

      Awaitility.await().until(() -> relay.server.dropped(Drop.SOURCE_RATE) == 10);
    }
  }

  @Test
  void aRelayThatStopsSaysSoAndLetsNobodyIn() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');

      relay.server.drain();

      assertThat(client.heard(Restarting.class).seconds()).isEqualTo(5);
      assertThat(tryToBind(relay.client('b')).reason()).isEqualTo(Reason.DRAINING);
      client.say(new Close(0, Reason.CLOSED));
    }
  }
}
