package io.coterie.sdk.agent;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathTest extends TwoAgents {
  private static final InetSocketAddress NOWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  @BeforeEach
  void allow() {
    agents.hub.allow(alice, bob, 1, 1000);
  }

  @Test
  void streamMovesFromTheRelayToADirectPath() throws Exception {
    var a = agents.start(alice, config -> config.withDirect(true));
    var b = agents.start(bob, config -> config.withDirect(true));
    var talk = Talk.between(a, b, "bob", 80);
    talk.works("by some way");
    await().until(() -> isDirect(alice) && isDirect(bob));
    long forwarded = agents.relay.server().forwarded();
    for (int i = 0; i < 20; i++) {
      talk.works("directly");
    }
    await().until(() -> agents.relay.server().forwarded() == forwarded);
  }

  /**
   * Bob can be reached at one address only, and the relay does not see where the two really are.
   */
  @Test
  void streamGoesBackToTheRelayWhenTheDirectPathDies() throws Exception {
    try (var way = new UdpGate();
        var aliceToRelay = new UdpGate();
        var bobToRelay = new UdpGate()) {
      alice.relayAt = List.of(aliceToRelay.leadTo(agents.relay.address()));
      bob.relayAt = List.of(bobToRelay.leadTo(agents.relay.address()));
      var b = agents.start(bob, config -> direct(config, way.address()));
      var _ = way.leadTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), b.port()));
      var a = agents.start(alice, config -> direct(config, NOWHERE));
      var talk = Talk.between(a, b, "bob", 80);
      await().until(() -> isDirect(alice) && isDirect(bob));
      talk.works("directly");
      way.shut();
      talk.works("by the relay");
      await().until(() -> !isDirect(alice));
      way.open();
      await().atMost(Duration.ofSeconds(30)).until(() -> isDirect(alice));
      talk.works("directly again");
    }
  }

  @Test
  void directPathGoesOnWithoutTheRelay() throws Exception {
    var a = agents.start(alice, config -> config.withDirect(true));
    var b = agents.start(bob, config -> config.withDirect(true));
    var talk = Talk.between(a, b, "bob", 80);
    await().until(() -> isDirect(alice) && isDirect(bob));
    agents.relay.stop();
    await().until(() -> agents.told(AgentEvent.RelayDown.class).size() >= 2);
    talk.works("without a relay");
  }

  @Test
  void streamsOutliveARestartOfTheRelay() throws Exception {
    var a = agents.start(alice);
    var b = agents.start(bob);
    var talk = Talk.between(a, b, "bob", 80);
    talk.works("before");
    agents.relay.restart();
    talk.works("after");
  }

  @Test
  void twoAgentsWithOneKeyBothLeaveTheRelay() throws Exception {
    var _ = agents.start(alice);
    try (var _ = agents.launch(alice, config -> config)) {
      await().until(() -> agents.told(AgentEvent.Copied.class).size() == 2);
    }
  }

  private static AgentConfig direct(AgentConfig config, InetSocketAddress advertised) {
    return config.withDirect(true).withAdvertised(List.of(advertised));
  }

  private boolean isDirect(TestNode peersOf) {
    var other = peersOf == alice ? bob : alice;
    return agents.told(AgentEvent.PathChanged.class).stream()
        .filter(event -> event.node().equals(other.nodeId()))
        .reduce((_, last) -> last)
        .flatMap(AgentEvent.PathChanged::direct)
        .isPresent();
  }
}
