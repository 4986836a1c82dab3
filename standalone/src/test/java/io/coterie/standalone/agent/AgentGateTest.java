package io.coterie.standalone.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.NoAnswerException;
import io.coterie.sdk.agent.PeerPath;
import io.coterie.sdk.agent.control.UnknownPeerException;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.standalone.hub.TestHub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who gets a packet to whom, by a hub's rules, with real agents. */
class AgentGateTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OPEN = 80;
  private static final int SHUT = 81;
  private static final String POLICY =
      "rules: [{action: allow, from: '*', to: '*', ports: " + OPEN + "}]";

  @AutoClose private static final TestHub HUB = TestHub.start();
  @AutoClose private final Team team = new Team(HUB.edge(), POLICY);

  AgentGateTest() throws IOException {}

  @Test
  void membersReachEachOtherOnThePortsOfThePolicyOnly() throws Exception {
    try (var alice = team.join();
        var bob = team.join();
        var _ = new EchoLoop(bob.agent(), OPEN);
        var _ = new EchoLoop(bob.agent(), SHUT);
        var stream = dial(alice, bob.node())) {
      assertEchoes(stream);
      assertShut(alice, bob.node());
      await().atMost(PATIENCE).until(() -> refusedPorts(bob).contains(SHUT));
    }
  }

  @Test
  void datagramsAreHeldToTheSamePolicy() throws Exception {
    try (var alice = team.join();
        var bob = team.join();
        var from = alice.agent().datagrams(OPEN);
        var to = bob.agent().datagrams(OPEN);
        var _ = bob.agent().datagrams(SHUT)) {
      from.send(bob.node(), SHUT, "not for you".getBytes(UTF_8));
      await()
          .atMost(PATIENCE)
          .until(() -> {
            from.send(bob.node(), SHUT, "not for you".getBytes(UTF_8));
            return refusedPorts(bob).contains(SHUT);
          });
      from.send(bob.node(), OPEN, "hello".getBytes(UTF_8));
      assertThat(to.receive().payload()).isEqualTo("hello".getBytes(UTF_8));
    }
  }

  @Test
  void backboneAddressDoesNotGetRoundThePolicy() throws Exception {
    try (var alice = team.join();
        var bob = team.join();
        var _ = new EchoLoop(bob.agent(), OPEN);
        var _ = new EchoLoop(bob.agent(), SHUT);
        var stream = dial(alice, bob.node())) {
      assertEchoes(stream);
      assertThatThrownBy(() -> alice.agent().dial(bob.address(), SHUT))
          .isInstanceOfAny(NoAnswerException.class, UnknownPeerException.class);
      assertThat(bob.events()).filteredOn(AgentEvent.PeerConnected.class::isInstance).hasSize(1);
    }
  }

  @Test
  void strangerFindsNobodyAndIsNotHeardOf() throws Exception {
    try (var bob = team.join();
        var stranger = team.outsider();
        var _ = new EchoLoop(bob.agent(), OPEN)) {
      for (var name : List.of(bob.node(), bob.address())) {
        assertThatThrownBy(() -> stranger.agent().dial(name, OPEN))
            .isInstanceOf(UnknownPeerException.class);
      }
      assertThat(bob.events()).noneMatch(AgentEvent.PeerConnected.class::isInstance);
    }
  }

  @Test
  void publicNodeLetsEverybodyIn() throws Exception {
    try (var shop = team.publicOutsider();
        var stranger = team.outsider();
        var _ = new EchoLoop(shop.agent(), OPEN);
        var stream = dial(stranger, shop.node())) {
      assertEchoes(stream);
      assertThatThrownBy(() -> shop.agent().dial(stranger.node(), OPEN))
          .isInstanceOf(UnknownPeerException.class);
    }
  }

  @Test
  void openStreamsAreResetWhenAMemberIsRemoved() throws Exception {
    try (var alice = team.join();
        var bob = team.join()) {
      assertResetByRemoval(alice, bob, true);
    }
  }

  @Test
  void openStreamsByARelayAreResetWhenAMemberIsRemoved() throws Exception {
    try (var alice = team.byRelayOnly();
        var bob = team.byRelayOnly()) {
      assertResetByRemoval(alice, bob, false);
    }
  }

  @Test
  void openStreamsAreResetWhenThePolicyShutsTheirPort() throws Exception {
    try (var alice = team.join();
        var bob = team.join();
        var _ = new EchoLoop(bob.agent(), OPEN);
        var stream = dial(alice, bob.node())) {
      assertEchoes(stream);
      team.policy("rules: [{action: allow, from: '*', to: '*', ports: 443}]");
      assertThatThrownBy(() -> stream.input().read()).isInstanceOf(IOException.class);
      assertShut(alice, bob.node());
    }
  }

  private void assertResetByRemoval(Member alice, Member bob, boolean direct) throws Exception {
    try (var _ = new EchoLoop(bob.agent(), OPEN);
        var stream = dial(alice, bob.node())) {
      assertEchoes(stream);
      await().atMost(PATIENCE).until(() -> isDirect(alice) == direct && isDirect(bob) == direct);
      team.remove(alice);
      assertThatThrownBy(() -> stream.input().read()).isInstanceOf(IOException.class);
      await().atMost(PATIENCE).until(() -> bob.agent().paths().isEmpty());
      assertThatThrownBy(() -> alice.agent().dial(bob.node(), OPEN))
          .isInstanceOfAny(UnknownPeerException.class, NoAnswerException.class);
    }
  }

  private static boolean isDirect(Member member) throws InterruptedException {
    return member.agent().paths().stream().map(PeerPath::direct).anyMatch(d -> d.isPresent());
  }

  private static List<Integer> refusedPorts(Member member) {
    return member.events().stream()
        .filter(AgentEvent.Refused.class::isInstance)
        .map(AgentEvent.Refused.class::cast)
        .map(refused -> refused.knock().port())
        .toList();
  }

  private static void assertShut(Member from, String to) {
    assertThatThrownBy(() -> from.agent().dial(to, SHUT)).isInstanceOf(NoAnswerException.class);
  }

  private static void assertEchoes(AgentStream stream) throws IOException {
    stream.output().write("hello".getBytes(UTF_8));
    assertThat(stream.input().readNBytes(5)).isEqualTo("hello".getBytes(UTF_8));
  }

  /** The other may not have heard yet that it is allowed. */
  private static AgentStream dial(Member from, String to) {
    return await()
        .atMost(PATIENCE)
        .ignoreException(NoAnswerException.class)
        .ignoreException(UnknownPeerException.class)
        .until(() -> from.agent().dial(to, OPEN), _ -> true);
  }
}
