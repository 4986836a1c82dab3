package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.DeclineInviteRequest;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.network.v1.VouchMemberResponse;
import io.coterie.platform.id.InviteId;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Directed invites. */
class VouchingTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void vouchedForAccountAcceptsAndIsIn() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var _ = vouch(alice.client(), network.getId(), Client.account(bob.name()));
    var invite = inbox(bob.client()).getFirst();
    assertThat(invite.getNetworkName()).isEqualTo(network.getName());
    assertThat(invite.getCreator()).isEqualTo(alice.id().text());
    assertThat(invite.getInvitee()).isEqualTo(bob.ref());
    var member = accept(bob.client(), invite.getId());
    assertThat(member.getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(member.getVouchedBy()).isEqualTo(alice.id().text());
    assertThat(inbox(bob.client())).isEmpty();
  }

  @Test
  void accountAcceptsForItsNode() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var node = HUB.agent(alice.id().text(), "worker");
    var _ = vouch(alice.client(), network.getId(), Client.node(node.number()));
    var waiting =
        alice
            .client()
            .invites()
            .listMyInvites(ListMyInvitesRequest.newBuilder().setNode("worker").build())
            .getInvitesList();
    assertThat(accept(alice.client(), waiting.getFirst().getId()).getNode()).isEqualTo(node.id());
  }

  @Test
  void nobodyElseAcceptsOrDeclines() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var node = HUB.agent();
    var _ = vouch(alice.client(), network.getId(), node.ref());
    var id = inbox(node.client()).getFirst().getId();
    var mallory = HUB.person().client();
    var absent = Refusal.of(() -> accept(mallory, InviteId.random().text()));
    assertThat(Refusal.of(() -> accept(mallory, id))).isEqualTo(absent);
    assertThat(Refusal.of(() -> decline(mallory, id)).reason()).isEqualTo("INVITE_NOT_FOUND");
    assertThat(accept(node.client(), id).getNode()).isEqualTo(node.id());
  }

  @Test
  void declinedInviteIsGone() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var _ = vouch(alice.client(), network.getId(), bob.ref());
    var id = inbox(bob.client()).getFirst().getId();
    decline(bob.client(), id);
    assertThat(inbox(bob.client())).isEmpty();
    assertThat(Refusal.of(() -> accept(bob.client(), id)).reason()).isEqualTo("INVITE_NOT_FOUND");
  }

  @Test
  void secondVouchChangesNothing() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var _ = vouch(alice.client(), network.getId(), bob.ref());
    var first = inbox(bob.client());
    var _ = vouch(alice.client(), network.getId(), Client.account(bob.name()));
    assertThat(inbox(bob.client())).isEqualTo(first).hasSize(1);
  }

  @Test
  void vouchingForNobodyLooksLikeSuccessEverywhere() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    assertThat(vouch(alice.client(), network.getId(), Client.account("no-such-person")))
        .isEqualTo(vouch(alice.client(), network.getId(), Client.account(bob.name())));
    var listed = invites(alice.client(), network.getId());
    assertThat(listed)
        .extracting(invite -> invite.getInvitee().getAccount())
        .containsExactlyInAnyOrder("no-such-person", bob.name());
    assertThat(listed.get(0).toBuilder().clearId().clearInvitee().build())
        .isEqualTo(listed.get(1).toBuilder().clearId().clearInvitee().build());
  }

  @Test
  void sendersPendingInvitesAreCappedWhoeverTheyAreFor() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    for (int i = 0; i < 100; i++) {
      var _ = vouch(alice.client(), network.getId(), Client.account("nobody-" + i));
    }
    var refusal =
        Refusal.of(() -> vouch(alice.client(), network.getId(), Client.account("one-more")));
    assertThat(refusal.reason()).isEqualTo("PENDING_INVITES_LIMIT");
    assertThat(refusal.metadata("limit")).isEqualTo("100");
  }

  @Test
  void fullInboxDropsSilently() {
    var bob = HUB.person();
    for (int i = 0; i < 101; i++) {
      var sender = HUB.person();
      var network = HUB.network(sender, JOIN_RULE_INVITE);
      var _ = vouch(sender.client(), network.getId(), bob.ref());
    }
    assertThat(
            bob.client()
                .invites()
                .listMyInvites(ListMyInvitesRequest.newBuilder().setPageSize(1000).build())
                .getInvitesList())
        .hasSize(100);
  }

  @Test
  void inviteEndsAfterThirtyDays() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.network(alice, JOIN_RULE_INVITE);
      var bob = hub.person();
      var _ = vouch(alice.client(), network.getId(), bob.ref());
      var id = inbox(bob.client()).getFirst().getId();
      hub.deployment().clock().advance(Duration.ofDays(31));
      assertThat(inbox(hub.as(bob.caller()))).isEmpty();
      assertThat(Refusal.of(() -> accept(hub.as(bob.caller()), id)).reason())
          .isEqualTo("INVITE_NOT_FOUND");
      var _ = vouch(hub.as(alice.caller()), network.getId(), bob.ref());
      assertThat(inbox(hub.as(bob.caller()))).hasSize(1);
    }
  }

  @Test
  void vouchersRightIsCheckedAgain() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var carol = HUB.member(alice, network);
    var bob = HUB.person();
    var _ = vouch(carol.client(), network.getId(), bob.ref());
    var _ = alice.client().setRole(network.getId(), carol.ref(), ROLE_VIEWER);
    var id = inbox(bob.client()).getFirst().getId();
    assertThat(Refusal.of(() -> accept(bob.client(), id)).reason()).isEqualTo("INVITE_NOT_FOUND");
  }

  @Test
  void memberIsNotVouchedForAndViewersVouchForNobody() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.member(alice, network, ROLE_VIEWER);
    var carol = HUB.member(alice, network);
    assertThat(Refusal.of(() -> vouch(alice.client(), network.getId(), carol.ref())).reason())
        .isEqualTo("ALREADY_MEMBER");
    assertThat(Refusal.of(() -> vouch(bob.client(), network.getId(), HUB.person().ref())).reason())
        .isEqualTo("ROLE_TOO_LOW");
  }

  private static VouchMemberResponse vouch(Client client, String network, PrincipalRef invitee) {
    return client
        .invites()
        .vouchMember(
            VouchMemberRequest.newBuilder().setNetwork(network).setInvitee(invitee).build());
  }

  private static List<Invite> inbox(Client client) {
    return client
        .invites()
        .listMyInvites(ListMyInvitesRequest.getDefaultInstance())
        .getInvitesList();
  }

  private static List<Invite> invites(Client client, String network) {
    return client
        .invites()
        .listInvites(ListInvitesRequest.newBuilder().setNetwork(network).build())
        .getInvitesList();
  }

  private static Member accept(Client client, String invite) {
    return client
        .invites()
        .acceptInvite(AcceptInviteRequest.newBuilder().setInvite(invite).build())
        .getMember();
  }

  private static void decline(Client client, String invite) {
    var _ =
        client.invites().declineInvite(DeclineInviteRequest.newBuilder().setInvite(invite).build());
  }
}
