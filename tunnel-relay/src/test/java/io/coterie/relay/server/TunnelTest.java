package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import org.awaitility.Awaitility;
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
  void whatIsMeantForATunnelThatIsClosedIsDropped() {
    try (var relay = TestRelay.start()) {
      var source = inTunnel(relay, 'a');
      source.bindAgain();
      var two = TwoAgents.of(relay, source, relay.bound('b'));
      source.wire().close();

      two.sendToSource(FlowTest.ANSWER);

      Awaitility.await().until(() -> relay.server.dropped(Drop.TUNNEL_FULL) == 1);
    }
  }
}
