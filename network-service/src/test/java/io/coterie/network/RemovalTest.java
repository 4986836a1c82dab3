package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How members get out, and back in. */
class RemovalTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void removedMemberIsOutAndCantComeBackByItself() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var _ = bob.client().join(network.getId());
    assertThat(alice.client().remove(network.getId(), bob.ref())).containsExactly(bob.id().text());
    assertThat(Refusal.of(() -> bob.client().get(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> bob.client().join(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    var own = HUB.agent(bob);
    assertThat(Refusal.of(() -> own.client().join(network.getId())).reason())
        .as("a node is blocked with its account")
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void unblockedMemberJoinsInANewIncarnation() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var before = bob.client().join(network.getId());
    var _ = alice.client().remove(network.getId(), Client.account(bob.name()));
    for (int i = 0; i < 2; i++) {
      var _ =
          alice
              .client()
              .members()
              .unblockPrincipal(
                  UnblockPrincipalRequest.newBuilder()
                      .setNetwork(network.getId())
                      .setPrincipal(Client.account(bob.name()))
                      .build());
    }
    var after = bob.client().join(network.getId());
    assertThat(after.getIncarnation()).isNotEqualTo(before.getIncarnation());
  }

  @Test
  void inviteLiftsTheBlock() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var _ = alice.client().remove(network.getId(), bob.ref());
    var _ = bob.client().redeem(alice.client().code(network.getId(), ROLE_MEMBER, 1));
    bob.client().leave(network.getId());
    assertThat(bob.client().join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void allowRejoinSkipsTheBlock() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var _ =
        alice
            .client()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(bob.ref())
                    .setAllowRejoin(true)
                    .build());
    assertThat(bob.client().join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void nodesLeaveWithTheirAccount() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var node = HUB.agent(bob);
    var _ = bob.client().add(network.getId(), node.id(), "");
    bob.client().leave(network.getId());
    assertThat(ids(alice, network.getId())).containsExactly(alice.id().text());
    assertThat(alice.client().get(network.getId()).getAgentCount()).isZero();
  }

  @Test
  void nodesLeaveWhenTheirAccountBecomesViewerAndStayOut() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var node = HUB.agent(bob);
    var _ = bob.client().add(network.getId(), node.id(), "");
    var _ = alice.client().setRole(network.getId(), bob.ref(), ROLE_VIEWER);
    assertThat(ids(alice, network.getId()))
        .containsExactlyInAnyOrder(alice.id().text(), bob.id().text());
    assertThat(Refusal.of(() -> node.client().join(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> bob.client().join(network.getId(), node.id(), "")).reason())
        .isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void accountTakesItsNodeOut() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var node = HUB.agent(bob);
    var _ = node.client().join(network.getId());
    var request =
        LeaveNetworkRequest.newBuilder().setNetwork(network.getId()).setNode(node.number());
    var _ = bob.client().members().leaveNetwork(request.build());
    assertThat(ids(alice, network.getId())).containsExactly(alice.id().text());
    assertThat(Refusal.of(() -> bob.client().members().leaveNetwork(request.build())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void ownerNeitherLeavesNorIsRemoved() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network, ROLE_ADMIN);
    assertThat(Refusal.of(() -> alice.client().leave(network.getId())).reason())
        .isEqualTo("OWNER_CANNOT_LEAVE");
    assertThat(Refusal.of(() -> bob.client().remove(network.getId(), alice.ref())).reason())
        .isEqualTo("OWNER_CANNOT_LEAVE");
  }

  @Test
  void adminCantRemoveAnAdmin() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network, ROLE_ADMIN);
    var carol = HUB.member(alice, network, ROLE_ADMIN);
    var refusal = Refusal.of(() -> bob.client().remove(network.getId(), carol.ref()));
    assertThat(refusal.reason()).isEqualTo("ROLE_TOO_LOW");
    assertThat(refusal.metadata("neededRole")).isEqualTo("owner");
    assertThat(alice.client().remove(network.getId(), carol.ref())).hasSize(1);
  }

  @Test
  void cascadeFollowsTheChainOfVouchersButNeverToTheOwner() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network, ROLE_ADMIN);
    var carol = HUB.member(bob, network, ROLE_MEMBER);
    var _ = alice.client().setRole(network.getId(), carol.ref(), ROLE_ADMIN);
    var dave = HUB.member(carol, network);
    var node = HUB.agentIn(carol, network, HUB.agent(HUB.person()));
    var eve = HUB.member(alice, network);
    var removed =
        alice
            .client()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(bob.ref())
                    .setCascade(true)
                    .build())
            .getRemovedList();
    assertThat(removed)
        .containsExactlyInAnyOrder(bob.id().text(), carol.id().text(), dave.id().text(), node.id());
    assertThat(ids(alice, network.getId()))
        .containsExactlyInAnyOrder(alice.id().text(), eve.id().text());
  }

  @Test
  void operatorRemovesNodesOnly() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var node = HUB.agentIn(alice, network);
    var number = Integer.toString(network.getNumber());
    assertThat(HUB.operator().remove(number, Client.node(node.number())))
        .containsExactly(node.id());
    assertThat(Refusal.of(() -> HUB.operator().remove(number, bob.ref())).reason())
        .isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void whoIsNotInCantBeRemoved() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    for (var ref :
        new PrincipalRef[] {
          HUB.person().ref(),
          Client.account("nobody-at-all"),
          Client.node("4000000"),
          Client.node("no-such-host"),
          Client.node("node_" + "u".repeat(26))
        }) {
      assertThat(Refusal.of(() -> alice.client().remove(network.getId(), ref)).reason())
          .isEqualTo("MEMBER_NOT_FOUND");
    }
  }

  private static List<String> ids(Hub.Person person, String network) {
    return person.client().list(network).stream().map(RemovalTest::id).toList();
  }

  private static String id(Member member) {
    return member.getAccount() + member.getNode();
  }
}
