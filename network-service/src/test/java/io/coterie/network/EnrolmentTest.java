package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.EnrolNodeRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nodes that a setup token puts into a network. */
class EnrolmentTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void makerAnswersForTheNodeWhateverTheRule() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.member(alice, network);
    var node = HUB.agent(bob.id().text(), "worker");
    var member = enrol(network, bob, incarnation(bob, network), node, "web", "db");
    assertThat(member.getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(member.getName()).isEqualTo("worker");
    assertThat(member.getTagsList()).containsExactly("db", "web");
    assertThat(member.getVouchedBy()).isEqualTo(bob.id().text());
    assertThat(member.getVouchedByName()).isEqualTo(bob.name());
    var again = enrol(network, bob, incarnation(bob, network), node, "other");
    assertThat(again.getIncarnation()).isEqualTo(member.getIncarnation());
    assertThat(again.getTagsList()).containsExactly("db", "web");
  }

  @Test
  void tokenEndsWithTheMembershipItWasMadeUnder() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var before = incarnation(bob, network);
    bob.client().leave(network.getId());
    assertThat(reason(network, bob, before)).isEqualTo("NETWORK_NOT_FOUND");
    var _ = bob.client().join(network.getId());
    assertThat(reason(network, bob, before)).isEqualTo("NETWORK_NOT_FOUND");
    var now = incarnation(bob, network);
    var _ = alice.client().setRole(network.getId(), bob.ref(), ROLE_VIEWER);
    assertThat(reason(network, bob, now)).isEqualTo("NETWORK_NOT_FOUND");
    var absent = Network.newBuilder().setId(NetworkId.random().text()).build();
    assertThat(reason(absent, bob, now)).isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void removedNodeStaysOut() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agent(alice);
    var incarnation = incarnation(alice, network);
    var _ = enrol(network, alice, incarnation, node);
    var _ = alice.client().remove(network.getId(), node.ref());
    assertThat(Refusal.of(() -> enrol(network, alice, incarnation, node)).reason())
        .isEqualTo("MEMBER_BLOCKED");
  }

  @Test
  void fullNetworksAndPlansAndTakenNamesAreSaid() {
    var alice = HUB.person(limits -> limits.setAgentsPerNetwork(1));
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(alice, network, HUB.agent("", "worker"));
    assertThat(reason(network, alice, incarnation(alice, network))).isEqualTo("QUOTA_EXCEEDED");
    var bob = HUB.person();
    var small = HUB.network(bob, JOIN_RULE_OPEN);
    var _ = HUB.agentIn(bob, small, HUB.agent("", "worker"));
    var incarnation = incarnation(bob, small);
    var twin = HUB.agent(bob.id().text(), "worker");
    assertThat(Refusal.of(() -> enrol(small, bob, incarnation, twin)).reason())
        .isEqualTo("HOSTNAME_TAKEN");
    var _ =
        bob.client()
            .update(
                UpdateNetworkRequest.newBuilder().setNetwork(small.getId()).setMaxMembers(2),
                "max_members");
    assertThat(reason(small, bob, incarnation)).isEqualTo("NETWORK_FULL");
  }

  private static String reason(Network network, Hub.Person maker, String incarnation) {
    var node = HUB.agent(maker);
    return Refusal.of(() -> enrol(network, maker, incarnation, node)).reason();
  }

  private static String incarnation(Hub.Person person, Network network) {
    return BoundTokens.binding(HUB, person, network).incarnation().text();
  }

  private static Member enrol(
      Network network, Hub.Person maker, String incarnation, Hub.Agent node, String... tags) {
    return HUB.asService()
        .memberships()
        .enrolNode(
            EnrolNodeRequest.newBuilder()
                .setNetwork(network.getId())
                .setNode(node.id())
                .setAccount(maker.id().text())
                .setIncarnation(incarnation)
                .addAllTags(List.of(tags))
                .build())
        .getMember();
  }
}
