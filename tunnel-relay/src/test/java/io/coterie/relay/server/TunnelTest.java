package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import org.junit.jupiter.api.Test;

/** Agents that UDP does not get through to. */
final class TunnelTest {
  private static RelayClient inTunnel(TestRelay relay, char node) {
    return relay.client(relay.node(node), new TunnelWire(relay.server.tunnels()));
  }

  @Test
  void anAgentInATunnelNeedsNoCookieAndHasNoAddress() {
    try (var relay = TestRelay.start()) {
      assertThat(inTunnel(relay, 'a').bindAgain().reflexive()).isEmpty();
    }
  }

  @Test
  void anAgentInATunnelReachesOneThatComesByUdp() {
    try (var relay = TestRelay.start()) {
      var source = inTunnel(relay, 'a');
      source.bindAgain();
      var two = TwoAgents.of(relay, source, relay.bound('b'));

      two.sendToTarget(FlowTest.HELLO);
      two.sendToSource(FlowTest.ANSWER);

      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);
    }
  }

  @Test
  void anAgentMovesIntoATunnelAndOutOfItAgain() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.source().moveTo(new TunnelWire(relay.server.tunnels()));
      two.source().bindAgain();
      two.sendToSource(FlowTest.ANSWER);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);

      two.source().moveTo(relay.wire());
      two.source().bind();
      two.sendToTarget(FlowTest.HELLO);
      assertThat(two.target().data().payload()).isEqualTo(FlowTest.HELLO);
    }
  }

  @Test
  void sessionEndsWithItsTunnel() {
    try (var relay = TestRelay.start()) {
      var source = inTunnel(relay, 'a');
      source.bindAgain();
      var two = TwoAgents.of(relay, source, relay.bound('b'));
      source.wire().close();

      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.ABSENT));
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }

  @Test
  void sessionThatHasMovedOutOfItsTunnelOutlivesIt() {
    try (var relay = TestRelay.start()) {
      var source = inTunnel(relay, 'a');
      var tunnel = source.wire();
      source.bindAgain();
      var two = TwoAgents.of(relay, source, relay.bound('b'));
      source.moveTo(relay.wire());
      source.bind();
      tunnel.close();
      relay.awaitControl();

      two.sendToSource(FlowTest.ANSWER);
      assertThat(two.source().data().payload()).isEqualTo(FlowTest.ANSWER);
      assertThat(relay.server.sessions()).isEqualTo(2);
    }
  }
}
