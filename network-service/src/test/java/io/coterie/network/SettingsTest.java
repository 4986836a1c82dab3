package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.network.v1.VouchRule;
import io.coterie.testing.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Settings, and what becomes of those who wait when they change. */
class SettingsTest {
  private static final Hub HUB = new Hub();
  private static final Hub.Person ALICE = HUB.person();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void networkIsPrivateAndMembersVouchUnlessSaidOtherwise() {
    var plain = HUB.network(ALICE, JOIN_RULE_OPEN);
    assertThat(plain.getVisibility()).isEqualTo(Visibility.VISIBILITY_PRIVATE);
    assertThat(plain.getVouchRule()).isEqualTo(VouchRule.VOUCH_RULE_MEMBERS);
    assertThat(plain.getViewersSeeEndpoints()).isFalse();
    var chosen =
        ALICE
            .client()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName(HUB.freshName())
                    .setVisibility(Visibility.VISIBILITY_PUBLIC)
                    .setVouchRule(VouchRule.VOUCH_RULE_ADMINS)
                    .build())
            .getNetwork();
    assertThat(chosen.getVisibility()).isEqualTo(Visibility.VISIBILITY_PUBLIC);
    assertThat(chosen.getVouchRule()).isEqualTo(VouchRule.VOUCH_RULE_ADMINS);
  }

  @Test
  void onlyWhatTheMaskNamesChangesAndWithItTheEtag() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    var changed =
        ALICE
            .client()
            .update(
                to(network)
                    .setVisibility(Visibility.VISIBILITY_PUBLIC)
                    .setVouchRule(VouchRule.VOUCH_RULE_ADMINS)
                    .setViewersSeeEndpoints(true)
                    .setEtag(network.getEtag()),
                "visibility");
    assertThat(changed.getVisibility()).isEqualTo(Visibility.VISIBILITY_PUBLIC);
    assertThat(changed.getVouchRule()).isEqualTo(VouchRule.VOUCH_RULE_MEMBERS);
    assertThat(changed.getViewersSeeEndpoints()).isFalse();
    assertThat(changed.getEtag()).isNotEqualTo(network.getEtag());
    var stale = to(network).setVouchRule(VouchRule.VOUCH_RULE_ADMINS).setEtag(network.getEtag());
    assertThat(Refusal.of(() -> ALICE.client().update(stale, "vouch_rule")).reason())
        .isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void countsDoNotChangeTheEtag() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_OPEN);
    var _ = HUB.person().client().look(network.getId());
    var _ = HUB.person().client().join(network.getId());
    assertThat(ALICE.client().get(network.getId()).getEtag()).isEqualTo(network.getEtag());
  }

  @Test
  void settingsAreWrittenOutInFull() {
    var network = HUB.network(ALICE, JOIN_RULE_OPEN);
    assertThat(
            Refusal.of(() -> ALICE.client().update(to(network), "visibility", "vouch_rule"))
                .reason())
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void newJoinRuleLeavesMembersInvitesAndRequestsAlone() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.member(ALICE, network);
    var carol = HUB.person();
    ALICE.client().vouch(network.getId(), carol.ref());
    var code = ALICE.client().code(network.getId(), ROLE_MEMBER, 1);
    var dave = HUB.person();
    var request = dave.client().ask(network.getId());
    for (var rule : new JoinRule[] {JOIN_RULE_OPEN, JOIN_RULE_TOKEN}) {
      var _ =
          ALICE
              .client()
              .update(
                  to(network)
                      .setJoinRule(rule)
                      .setJoinSecret(rule == JOIN_RULE_TOKEN ? Client.SECRET : ""),
                  "join_rule");
    }
    assertThat(bob.client().get(network.getId()).getMyRole()).isEqualTo(ROLE_MEMBER);
    assertThat(carol.client().accept(carol.client().inbox().getFirst()).getRole())
        .isEqualTo(ROLE_MEMBER);
    assertThat(HUB.person().client().redeem(code).getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(ALICE.client().approve(network.getId(), request).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void viewersStayWhenTheNetworkHidesAndOthersNoLongerSeeIt() {
    var network = HUB.publicNetwork(ALICE, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var _ = bob.client().look(network.getId());
    var _ =
        ALICE
            .client()
            .update(to(network).setVisibility(Visibility.VISIBILITY_PRIVATE), "visibility");
    assertThat(bob.client().get(network.getId()).getMyRole()).isEqualTo(ROLE_VIEWER);
    for (var ref : new String[] {network.getId(), ALICE.name() + "/" + network.getName()}) {
      assertThat(Refusal.of(() -> HUB.person().client().get(ref)).reason())
          .isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @Test
  void vouchRuleSaysWhoVouchesNowAndWhoseInvitesStillCount() {
    var network = HUB.network(ALICE, JOIN_RULE_INVITE);
    var member = HUB.member(ALICE, network);
    var admin = HUB.member(ALICE, network, ROLE_ADMIN);
    var invited = HUB.person();
    member.client().vouch(network.getId(), invited.ref());
    var _ =
        ALICE.client().update(to(network).setVouchRule(VouchRule.VOUCH_RULE_ADMINS), "vouch_rule");
    var refusal = Refusal.of(() -> member.client().vouch(network.getId(), HUB.person().ref()));
    assertThat(refusal.reason()).isEqualTo("ROLE_TOO_LOW");
    assertThat(refusal.metadata("neededRole")).isEqualTo("admin");
    assertThat(member.client().get(network.getId()).getMyPermissionsList())
        .doesNotContain(Permission.PERMISSION_VOUCH);
    var invite = invited.client().inbox().getFirst();
    assertThat(Refusal.of(() -> invited.client().accept(invite)).reason())
        .isEqualTo("INVITE_NOT_FOUND");
    var another = HUB.person();
    admin.client().vouch(network.getId(), another.ref());
    assertThat(another.client().accept(another.client().inbox().getFirst()).getVouchedByName())
        .isEqualTo(admin.name());
    var _ =
        ALICE.client().update(to(network).setVouchRule(VouchRule.VOUCH_RULE_MEMBERS), "vouch_rule");
    assertThat(invited.client().accept(invite).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void deletedNetworksInvitesAreGoneEverywhere() {
    var network = HUB.network(ALICE, JOIN_RULE_INVITE);
    var bob = HUB.person();
    ALICE.client().vouch(network.getId(), bob.ref());
    var code = ALICE.client().code(network.getId(), ROLE_MEMBER, -1);
    var invite = bob.client().inbox().getFirst();
    ALICE.client().delete(network.getId());
    assertThat(bob.client().inbox()).isEmpty();
    assertThat(Refusal.of(() -> bob.client().accept(invite)).reason())
        .isEqualTo("INVITE_NOT_FOUND");
    assertThat(Refusal.of(() -> bob.client().redeem(code)).reason()).isEqualTo("INVITE_NOT_FOUND");
  }

  private static UpdateNetworkRequest.Builder to(Network network) {
    return UpdateNetworkRequest.newBuilder().setNetwork(network.getId());
  }
}
