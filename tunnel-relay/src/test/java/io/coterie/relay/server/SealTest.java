package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.PlainRefused;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.frame.Punched;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What agents say under the seal of their session. */
final class SealTest {
  private static void awaitDrop(TestRelay relay, Drop reason) {
    Awaitility.await().until(() -> relay.server.dropped(reason) == 1);
  }

  @Test
  void aFrameCountsOnce() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      var ping = client.seal(new Ping(1));
      client.wire().send(ping);
      client.heard(Pong.class);

      client.wire().send(ping);

      awaitDrop(relay, Drop.REPLAY);
      assertThat(client.wire().waiting()).isZero();
    }
  }

  @Test
  void framesMayArriveInAnotherOrder() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      var first = client.seal(new Ping(1));
      client.say(new Ping(2));

      client.wire().send(first);

      assertThat(List.of(client.heard(Pong.class).echo(), client.heard(Pong.class).echo()))
          .containsExactlyInAnyOrder(1L, 2L);
    }
  }

  @Test
  void aFrameThatWasChangedIsDropped() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      var close = two.source().seal(new Close(two.opened().flow(), Reason.CLOSED));
      close[close.length - 1] ^= 1;

      two.source().wire().send(close);

      awaitDrop(relay, Drop.SEAL);
      assertThat(relay.server.flows()).isEqualTo(1);
    }
  }

  @Test
  void framesOfBeforeTheLastBindAreDropped() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      var close = client.seal(new Close(0, Reason.CLOSED));
      client.bindAgain();

      client.wire().send(close);

      awaitDrop(relay, Drop.SEAL);
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }

  @Test
  void whoHasNoSessionIsToldSo() {
    try (var relay = TestRelay.start()) {
      var client = relay.bound('a');
      client.say(new Close(0, Reason.CLOSED));

      client.say(new Ping(1));

      assertThat(
              client
                  .wire()
                  .await("REFUSED", RelayClient.reading(FrameType.REFUSED, PlainRefused::parse)))
          .isEqualTo(new PlainRefused(0, Reason.NO_SESSION));
    }
  }

  @Test
  void anAgentLearnsByPingThatItSendsFromElsewhere() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      var elsewhere = new UdpWire(relay.address());
      two.source().moveTo(elsewhere);

      two.source().say(new Ping(9));
      var pong = two.source().heard(Pong.class);
      two.source().say(new Close(two.opened().flow(), Reason.CLOSED));

      assertThat(pong.observed()).contains(elsewhere.address());
      awaitDrop(relay, Drop.SOURCE);
      assertThat(relay.server.flows()).isEqualTo(1);
      elsewhere.close();
    }
  }

  @Test
  void anEndLearnsWhereTheOtherMightBeReached() {
    try (var relay = TestRelay.start()) {
      var sourceWire = new UdpWire(relay.address());
      var source = relay.client(relay.node('a'), sourceWire);
      source.bind();
      var two = TwoAgents.of(relay, source, relay.bound('b'));
      var local = new InetSocketAddress("192.0.2.7", 4000);

      two.source().say(new Punch(two.opened().flow(), true, List.of(local)));

      assertThat(two.target().heard(Punched.class))
          .isEqualTo(
              new Punched(
                  two.incoming().flow(), true, Optional.of(sourceWire.address()), List.of(local)));
    }
  }

  @Test
  void whoPunchesTooFastIsNotHeard() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      for (int i = 0; i < 6; i++) {
        two.source().say(new Punch(two.opened().flow(), false, List.of()));
      }

      awaitDrop(relay, Drop.PUNCH_RATE);
    }
  }

  @Test
  void punchesOfOthersFlowsAreRefused() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      var other = relay.bound('c');

      other.say(new Punch(two.opened().flow(), false, List.of()));
      other.say(new Close(two.opened().flow(), Reason.CLOSED));

      assertThat(other.heard(Close.class).reason()).isEqualTo(Reason.NO_FLOW);
      relay.awaitControl();
      assertThat(relay.server.flows()).isEqualTo(1);
      assertThat(two.target().wire().waiting()).isZero();
    }
  }
}
