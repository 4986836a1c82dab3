package io.coterie.standalone.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.PathKind;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.HubControl;
import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTickets;
import io.coterie.sdk.agent.relay.TransportChoice;
import io.coterie.standalone.hub.TestHub.Account;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Agents that reach the hub's relay by nothing but the hub's edge. */
class AgentTunnelTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @AutoClose private static final TestHub HUB = TestHub.start();

  private final Account alice = HUB.account();
  private final Network network = HUB.network(alice, JoinRule.JOIN_RULE_OPEN);

  @Test
  void agentsThatAreToldToTalkThroughTheEdge() throws Exception {
    UnaryOperator<AgentConfig> tunnel = config -> config.withRelayTransport(TransportChoice.TUNNEL);
    var web = member();
    try (var dialler = agent(member(), tunnels -> tunnels, tunnel);
        var listener = agent(web, tunnels -> tunnels, tunnel)) {
      talk(dialler, listener, web.id());
    }
  }

  @Test
  void agentWhoseDatagramsNobodyAnswersTalksThroughTheEdge() throws Exception {
    var web = member();
    try (var silent =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var dialler =
            agent(
                member(),
                tickets -> new Elsewhere(tickets, address(silent)),
                config -> config.withRelayTransport(TransportChoice.AUTO));
        var listener = agent(web, tickets -> tickets, config -> config)) {
      talk(dialler, listener, web.id());
    }
  }

  private static void talk(Agent dialler, Agent listener, String target) throws Exception {
    try (var port = listener.listen(80);
        var stream = dialler.dial(target, 80);
        var incoming = port.accept()) {
      stream.output().write("hello".getBytes(UTF_8));
      assertThat(incoming.input().readNBytes(5)).isEqualTo("hello".getBytes(UTF_8));
      incoming.output().write("welcome".getBytes(UTF_8));
      assertThat(stream.input().readNBytes(7)).isEqualTo("welcome".getBytes(UTF_8));
      assertThat(dialler.paths())
          .singleElement()
          .satisfies(path -> assertThat(path.kind()).isEqualTo(PathKind.TUNNEL));
    }
  }

  private TestHub.TestNode member() {
    var node = HUB.node(alice);
    var _ =
        Sessions.of(HUB, node)
            .members()
            .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    return node;
  }

  private static Agent agent(
      TestHub.TestNode node, UnaryOperator<RelayTickets> relays, UnaryOperator<AgentConfig> how)
      throws IOException, InterruptedException {
    var hub = HubControl.of(Sessions.session(HUB, node));
    await().atMost(PATIENCE).until(() -> !hub.tickets().relays().isEmpty());
    var control =
        new ControlPlane(
            hub.resolver(),
            hub.access(),
            hub.peers(),
            relays.apply(hub.tickets()),
            hub.presence(),
            hub.grantKeys());
    var config =
        AgentConfig.of(node.key(), node.id(), control)
            .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .withDialTimeout(PATIENCE)
            .withDirect(false);
    var agent = Agent.start(how.apply(config));
    assertThat(agent.awaitPresent(PATIENCE)).isTrue();
    return agent;
  }

  private static InetSocketAddress address(DatagramSocket socket) {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Relays are where nobody answers. */
  private record Elsewhere(RelayTickets hub, InetSocketAddress address) implements RelayTickets {
    @Override
    public List<String> relays() throws IOException {
      return hub.relays();
    }

    @Override
    public RelayTicket ticket(String relay) throws IOException {
      var ticket = hub.ticket(relay);
      return new RelayTicket(
          ticket.relay(),
          List.of(address),
          ticket.tunnels(),
          ticket.credential(),
          ticket.secret(),
          ticket.expires());
    }
  }
}
