package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.testing.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is left of a deleted network. */
class DeletionTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void noRowIsLeft() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_TOKEN);
    var bob = HUB.member(alice, network);
    var _ = HUB.agentIn(alice, network, HUB.agent("", "somewhere"));
    var _ = alice.client().remove(network.getId(), bob.ref());
    var code = alice.client().code(network.getId(), ROLE_MEMBER, -1);
    var _ = HUB.person().client().redeem(code);
    var _ =
        alice
            .client()
            .invites()
            .vouchMember(
                VouchMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setInvitee(HUB.person().ref())
                    .build());
    assertThat(
            Refusal.of(() -> HUB.person().client().join(network.getId(), "", "wrong-secret"))
                .reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Rows.mentioning(HUB.service, network.getId()))
        .contains("network", "member", "invite", "block");
    var _ =
        alice
            .client()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
    assertThat(Refusal.of(() -> HUB.person().client().redeem(code)).reason())
        .isEqualTo("INVITE_NOT_FOUND");
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void numberIsNotGivenOutAgain() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_TOKEN);
    var _ =
        HUB.operator()
            .networks()
            .deleteNetwork(
                DeleteNetworkRequest.newBuilder()
                    .setNetwork(Integer.toString(network.getNumber()))
                    .build());
    assertThat(HUB.network(alice, JOIN_RULE_TOKEN).getNumber()).isGreaterThan(network.getNumber());
  }
}
