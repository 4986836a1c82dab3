package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_OWNER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateInviteResponse;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.Invite;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.RevokeInviteRequest;
import io.coterie.platform.id.InviteId;
import io.coterie.testing.Refusal;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Codes that whoever holds one may redeem. */
class InviteCodeTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void codeLetsInWithItsRoleAndRemembersWhoMadeIt() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var member = bob.client().redeem(alice.client().code(network.getId(), ROLE_ADMIN, 1));
    assertThat(member.getRole()).isEqualTo(ROLE_ADMIN);
    assertThat(member.getVouchedBy()).isEqualTo(alice.id().text());
    assertThat(member.getName()).isEqualTo(bob.name());
  }

  @Test
  void twoHundredAtOnceRedeemAFiveUseCodeExactlyFiveTimes() throws Exception {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var code = alice.client().code(network.getId(), ROLE_MEMBER, 5);
    try (var second = HUB.replica()) {
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 200; i++) {
        var person = HUB.person();
        var client = i % 2 == 0 ? person.client() : new Client(second.as(person.caller()));
        work.add(() -> isIn(client, code));
      }
      int in = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var redeemed : threads.invokeAll(work)) {
          in += redeemed.get() ? 1 : 0;
        }
      }
      assertThat(in).isEqualTo(5);
    }
    assertThat(alice.client().list(network.getId())).hasSize(6);
    assertThat(alice.client().get(network.getId()).getAccountCount()).isEqualTo(6);
  }

  @Test
  void usedUpUnknownRevokedAndExpiredCodesAreOneAnswer() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.network(alice, JOIN_RULE_INVITE);
      var usedUp = alice.client().code(network.getId(), ROLE_MEMBER, 1);
      var _ = hub.person().client().redeem(usedUp);
      var revoked = create(alice.client(), network.getId());
      revoke(alice.client(), network.getId(), revoked.getInvite().getId());
      var expiring = create(alice.client(), network.getId()).getCode();
      hub.deployment().clock().advance(java.time.Duration.ofMinutes(2));
      var bob = hub.as(hub.person().caller());
      var unknown = Refusal.of(() -> bob.redeem("inv_" + "0".repeat(32)));
      assertThat(unknown.reason()).isEqualTo("INVITE_NOT_FOUND");
      for (var code : List.of(usedUp, revoked.getCode(), expiring)) {
        assertThat(Refusal.of(() -> bob.redeem(code))).isEqualTo(unknown);
      }
    }
  }

  @Test
  void codeEndsWithItsMakersRight() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.member(alice, network, ROLE_ADMIN);
    var code = bob.client().code(network.getId(), ROLE_MEMBER, -1);
    var _ = HUB.person().client().redeem(code);
    var _ = alice.client().setRole(network.getId(), bob.ref(), ROLE_MEMBER);
    assertThat(Refusal.of(() -> HUB.person().client().redeem(code)).reason())
        .isEqualTo("INVITE_NOT_FOUND");
  }

  @Test
  void onlyTheOwnerInvitesAdmins() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.member(alice, network, ROLE_ADMIN);
    var refusal = Refusal.of(() -> bob.client().code(network.getId(), ROLE_ADMIN, 1));
    assertThat(refusal.reason()).isEqualTo("ROLE_TOO_LOW");
    assertThat(refusal.metadata("neededRole")).isEqualTo("owner");
  }

  @Test
  void fullNetworkLeavesTheCodeItsUse() {
    var alice = HUB.person();
    var network =
        alice
            .client()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder().setName(HUB.freshName()).setMaxMembers(2).build())
            .getNetwork();
    var bob = HUB.member(alice, network);
    var code = alice.client().code(network.getId(), ROLE_MEMBER, 1);
    var carol = HUB.person().client();
    assertThat(Refusal.of(() -> carol.redeem(code)).reason()).isEqualTo("NETWORK_FULL");
    bob.client().leave(network.getId());
    assertThat(carol.redeem(code).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void memberKeepsItsRoleAndUsesNothingUp() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var code = alice.client().code(network.getId(), ROLE_MEMBER, 1);
    assertThat(alice.client().redeem(code).getRole()).isEqualTo(ROLE_OWNER);
    assertThat(HUB.person().client().redeem(code).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void nodeCantBeViewer() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var code = alice.client().code(network.getId(), ROLE_VIEWER, 1);
    assertThat(Refusal.of(() -> HUB.agent().client().redeem(code)).reason())
        .isEqualTo("ROLE_NOT_FOR_NODE");
  }

  @Test
  void accountRedeemsForItsNode() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var node = HUB.agent(bob);
    var code = alice.client().code(network.getId(), ROLE_MEMBER, 1);
    assertThat(bob.client().redeem(code, node.number()).getNode()).isEqualTo(node.id());
  }

  @Test
  void listShowsOpenInvitesNewestFirstWithoutTheirCodes() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.network(alice, JOIN_RULE_INVITE);
      var first = create(alice.client(), network.getId()).getInvite();
      hub.deployment().clock().advance(java.time.Duration.ofSeconds(1));
      var second = create(alice.client(), network.getId()).getInvite();
      var usedUp = alice.client().code(network.getId(), ROLE_MEMBER, 1);
      var _ = hub.person().client().redeem(usedUp);
      var page =
          alice
              .client()
              .invites()
              .listInvites(
                  ListInvitesRequest.newBuilder()
                      .setNetwork(network.getId())
                      .setPageSize(1)
                      .build());
      assertThat(page.getInvitesList()).containsExactly(second);
      var next =
          alice
              .client()
              .invites()
              .listInvites(
                  ListInvitesRequest.newBuilder()
                      .setNetwork(network.getId())
                      .setPageToken(page.getNextPageToken())
                      .build());
      assertThat(next.getInvitesList()).containsExactly(first);
    }
  }

  @Test
  void revokingAgainChangesNothingAndWhatNeverWasIsNotFound() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_INVITE);
    Invite invite = create(alice.client(), network.getId()).getInvite();
    revoke(alice.client(), network.getId(), invite.getId());
    revoke(alice.client(), network.getId(), invite.getId());
    assertThat(
            Refusal.of(() -> revoke(alice.client(), network.getId(), InviteId.random().text()))
                .reason())
        .isEqualTo("INVITE_NOT_FOUND");
    var bob = HUB.member(alice, network);
    assertThat(Refusal.of(() -> revoke(bob.client(), network.getId(), invite.getId())).reason())
        .isEqualTo("ROLE_TOO_LOW");
  }

  private static CreateInviteResponse create(Client client, String network) {
    return client
        .invites()
        .createInvite(
            CreateInviteRequest.newBuilder()
                .setNetwork(network)
                .setLifetime(Duration.newBuilder().setSeconds(60))
                .build());
  }

  private static void revoke(Client client, String network, String invite) {
    var _ =
        client
            .invites()
            .revokeInvite(
                RevokeInviteRequest.newBuilder().setNetwork(network).setInvite(invite).build());
  }

  private static boolean isIn(Client client, String code) {
    try {
      return client.redeem(code).getRole() == ROLE_MEMBER;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
