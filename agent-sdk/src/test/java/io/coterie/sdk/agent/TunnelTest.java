package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.path.Transport;
import io.coterie.sdk.agent.relay.TransportChoice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that UDP does not lead to the relay, always or at times. */
class TunnelTest extends TwoAgents {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 1, 1000);
    agents.hub.allow(bob, alice, 1, 1000);
  }

  @Test
  void agentThatIsToldToUsesATunnel() throws Exception {
    var a = agents.start(alice, config -> config.withRelayTransport(TransportChoice.TUNNEL));
    var b = agents.start(bob);
    Talk.between(a, b, "bob", 80).works("through a tunnel");
    Talk.between(b, a, "alice", 80).works("into it");
    assertThat(kindOfPath(a)).isEqualTo(PathKind.TUNNEL);
    assertThat(kindOfPath(b)).isEqualTo(PathKind.RELAY);
  }

  @Test
  void twoAgentsInTunnelsReachEachOther() throws Exception {
    var a = agents.start(alice, config -> config.withRelayTransport(TransportChoice.TUNNEL));
    var b = agents.start(bob, config -> config.withRelayTransport(TransportChoice.TUNNEL));
    Talk.between(a, b, "bob", 80).works("through two tunnels");
  }

  @Test
  void agentWhoseDatagramsGetNoAnswerUsesATunnel() throws Exception {
    try (var nowhere = new UdpGate()) {
      alice.relayAt = List.of(nowhere.address());
      var a = agents.start(alice);
      var b = agents.start(bob);
      Talk.between(a, b, "bob", 80).works("nevertheless");
      assertThat(kindOfPath(a)).isEqualTo(PathKind.TUNNEL);
    }
  }

  @Test
  void streamGoesOnInATunnelWhenUdpEndsAndByUdpWhenItIsBack() throws Exception {
    try (var gate = new UdpGate()) {
      alice.relayAt = List.of(gate.leadTo(agents.relay.address()));
      var a = agents.start(alice);
      var b = agents.start(bob);
      var talk = Talk.between(a, b, "bob", 80);
      talk.works("by UDP");
      gate.shut();
      talk.works("in a tunnel");
      assertThat(ups()).isEqualTo(Transport.TUNNEL);
      gate.open();
      await().atMost(PATIENCE).until(() -> ups() == Transport.UDP);
      talk.works("by UDP again");
      assertThat(kindOfPath(a)).isEqualTo(PathKind.RELAY);
    }
  }

  @Test
  void streamOutlivesARestartOfTheRelayInATunnel() throws Exception {
    var a = agents.start(alice, config -> config.withRelayTransport(TransportChoice.TUNNEL));
    var b = agents.start(bob);
    var talk = Talk.between(a, b, "bob", 80);
    talk.works("before");
    agents.relay.restart();
    talk.works("after");
  }

  private Transport ups() {
    return agents.told(AgentEvent.RelayUp.class).getLast().by();
  }

  private static PathKind kindOfPath(Agent agent) throws InterruptedException {
    return agent.paths().getFirst().kind();
  }
}
