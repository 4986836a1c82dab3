package io.coterie.network;

import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_UPDATED;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AccountChange;
import io.coterie.auth.v1.PlanChange;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.GetAccountUsageRequest;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.GetNetworkCountsRequest;
import io.coterie.network.v1.OwnedNetworkUsage;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What plans allow. */
class QuotaTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void ownedNetworksAreLimitedAndTheRefusalSaysByWhat() {
    var alice = HUB.person(limits -> limits.setNetworksOwned(2));
    var first = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.network(alice, JOIN_RULE_OPEN);
    var refusal = Refusal.of(() -> HUB.network(alice, JOIN_RULE_OPEN));
    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(refusal.metadata("quota")).isEqualTo("networks_owned");
    assertThat(refusal.metadata("limit")).isEqualTo("2");
    assertThat(refusal.metadata("used")).isEqualTo("2");
    assertThat(refusal.metadata("plan")).isEqualTo("plan-of-" + alice.name());
    alice.client().delete(first.getId());
    assertThat(HUB.network(alice, JOIN_RULE_OPEN).getOwner()).isEqualTo(alice.id().text());
  }

  @Test
  void networkDefaultCountsButIsAlwaysMade() {
    var alice = HUB.person(limits -> limits.setNetworksOwned(0));
    var _ =
        HUB.asService()
            .memberships()
            .ensureDefaultNetwork(
                EnsureDefaultNetworkRequest.newBuilder()
                    .setAccount(alice.id().text())
                    .setNetwork(NetworkId.random().text())
                    .setIncarnation(Incarnation.random().text())
                    .build());
    assertThat(alice.client().list()).hasSize(1);
    assertThat(Refusal.of(() -> HUB.network(alice, JOIN_RULE_OPEN)).metadata("used"))
        .isEqualTo("1");
  }

  @Test
  void nodesNetworksCountForItsAccount() {
    var alice = HUB.person(limits -> limits.setNetworksOwned(1));
    var _ = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agent(alice);
    assertThat(Refusal.of(() -> node.client().create("more", JOIN_RULE_OPEN)).reason())
        .isEqualTo("QUOTA_EXCEEDED");
  }

  @Test
  void nodeOfNobodysHasTheDefaultPlan() {
    try (var hub = new Hub()) {
      var free = hub.accounts.plan("free", limits -> limits.setNetworksOwned(1));
      hub.authFeed.publish(
          "plan",
          "free",
          1,
          CHANGE_KIND_UPDATED,
          PlanChange.newBuilder().setPlan(free.toBuilder().setIsDefault(true)).build());
      var node = hub.agent();
      await()
          .untilAsserted(() ->
              assertThat(Refusal.of(() -> node.client().create(hub.freshName(), JOIN_RULE_OPEN)))
                  .satisfies(refusal -> {
                    assertThat(refusal.metadata("plan")).isEqualTo("free");
                    assertThat(refusal.metadata("limit")).isEqualTo("1");
                  }));
    }
  }

  @Test
  void joinedNetworksAreLimitedButNotOwnedOrLookedAtOnes() {
    var owner = HUB.person();
    var bob = HUB.person(limits -> limits.setNetworksJoined(1));
    var _ = HUB.network(bob, JOIN_RULE_OPEN);
    var _ = bob.client().look(HUB.publicNetwork(owner, JOIN_RULE_OPEN).getId());
    var first = HUB.network(owner, JOIN_RULE_OPEN);
    var second = HUB.network(owner, JOIN_RULE_OPEN);
    var _ = bob.client().join(first.getId());
    var refusal = Refusal.of(() -> bob.client().join(second.getId()));
    assertThat(refusal.metadata("quota")).isEqualTo("networks_joined");
    assertThat(refusal.metadata("limit")).isEqualTo("1");
    var code = owner.client().code(second.getId(), ROLE_MEMBER, 1);
    assertThat(Refusal.of(() -> bob.client().redeem(code)).reason()).isEqualTo("QUOTA_EXCEEDED");
    owner.client().vouch(second.getId(), bob.ref());
    var invite = bob.client().inbox().getFirst();
    assertThat(Refusal.of(() -> bob.client().accept(invite)).reason()).isEqualTo("QUOTA_EXCEEDED");
    bob.client().leave(first.getId());
    assertThat(bob.client().accept(invite).getRole()).isEqualTo(ROLE_MEMBER);
    var late = HUB.person();
    assertThat(late.client().redeem(code).getRole()).as("kept its use").isEqualTo(ROLE_MEMBER);
  }

  @Test
  void quotaTellsNothingAboutHiddenNetworks() {
    var bob = HUB.person(limits -> limits.setNetworksJoined(0));
    var hidden = HUB.network(HUB.person(), JOIN_RULE_INVITE);
    assertThat(Refusal.of(() -> bob.client().join(hidden.getId())))
        .isEqualTo(Refusal.of(() -> bob.client().join(NetworkId.random().text())));
  }

  @Test
  void ownersPlanLimitsAccountsAndWhoIsOutsideLearnsNoNumbers() {
    var alice = HUB.person(limits -> limits.setMembersPerNetwork(2));
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var viewer = HUB.person();
    var _ = viewer.client().look(network.getId());
    for (var client : new Client[] {HUB.person().client(), viewer.client()}) {
      var refusal = Refusal.of(() -> client.join(network.getId()));
      assertThat(refusal.reason()).isEqualTo("NETWORK_FULL");
      assertThat(refusal.status().toString()).doesNotContain("limit", "plan");
    }
    var request = HUB.person().client().ask(network.getId());
    var inside = Refusal.of(() -> alice.client().approve(network.getId(), request));
    assertThat(inside.reason()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(inside.metadata("quota")).isEqualTo("members_per_network");
    var raised =
        Refusal.of(() -> alice.client().setRole(network.getId(), viewer.ref(), ROLE_MEMBER));
    assertThat(raised.metadata("used")).isEqualTo("2");
    var _ = alice.client().setRole(network.getId(), bob.ref(), ROLE_VIEWER);
    assertThat(alice.client().approve(network.getId(), request).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void ownersPlanLimitsNodesWhoeverBringsThem() {
    var alice = HUB.person(limits -> limits.setAgentsPerNetwork(1));
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var first = HUB.agent(bob);
    var _ = bob.client().add(network.getId(), first.id(), "");
    var second = HUB.agent(bob).id();
    var refusal = Refusal.of(() -> bob.client().add(network.getId(), second, ""));
    assertThat(refusal.metadata("quota")).isEqualTo("agents_per_network");
    assertThat(refusal.metadata("plan")).isEqualTo("plan-of-" + alice.name());
    var outside = HUB.agent();
    assertThat(Refusal.of(() -> outside.client().join(network.getId())).reason())
        .isEqualTo("NETWORK_FULL");
    first.client().leave(network.getId());
    assertThat(outside.client().join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void approverIsNotToldTheNumbersOfWhoAsked() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    var bob = HUB.person(limits -> limits.setNetworksJoined(0));
    var request = bob.client().ask(network.getId());
    var refusal = Refusal.of(() -> alice.client().approve(network.getId(), request));
    assertThat(refusal.reason()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(refusal.metadata("quota")).isEqualTo("networks_joined");
    assertThat(refusal.status().toString()).doesNotContain("limit", "plan-of");
    assertThat(alice.client().requests(network.getId())).containsExactly(request);
  }

  @Test
  void heirMustBeAllowedToOwnOneMore() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.person(limits -> limits.setNetworksOwned(1));
    var own = HUB.network(bob, JOIN_RULE_OPEN);
    var _ = bob.client().join(network.getId());
    var refusal = Refusal.of(() -> alice.client().transfer(network.getId(), bob.ref()));
    assertThat(refusal.reason()).isEqualTo("NEW_OWNER_QUOTA");
    assertThat(refusal.status().toString()).doesNotContain("limit", "plan-of");
    bob.client().delete(own.getId());
    assertThat(alice.client().transfer(network.getId(), bob.ref()).getOwner())
        .isEqualTo(bob.id().text());
  }

  @Test
  void systemAdminsTheOperatorAndTheirNetworksAreNotLimited() {
    var admin = HUB.systemAdmin();
    var plan = HUB.accounts.plan("nothing", limits -> limits.setNetworksOwned(0));
    var _ = HUB.accounts.change(admin.id(), account -> account.setPlan(plan.getName()));
    var network = HUB.network(admin, JOIN_RULE_OPEN);
    assertThat(HUB.agent().client().join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
    var operators = HUB.operator().create(HUB.freshName(), JOIN_RULE_OPEN);
    assertThat(HUB.person().client().join(operators.getId()).getRole()).isEqualTo(ROLE_MEMBER);
    var node = HUB.agent(HUB.person(limits -> limits.setNetworksOwned(0)));
    var named =
        CreateNetworkRequest.newBuilder().setName(HUB.freshName()).setOwnerNode(node.id()).build();
    assertThat(HUB.operator().networks().createNetwork(named).getNetwork().getOwner())
        .isEqualTo(node.id());
  }

  @Test
  void changedAndAssignedPlansCountFromTheFeed() {
    var alice = HUB.person(limits -> limits.setNetworksOwned(1));
    var name = "plan-of-" + alice.name();
    var _ = HUB.network(alice, JOIN_RULE_OPEN);
    HUB.authFeed.publish(
        "plan",
        name,
        2,
        CHANGE_KIND_UPDATED,
        PlanChange.newBuilder()
            .setPlan(HUB.accounts.plan(name, limits -> limits.setNetworksOwned(2)))
            .build());
    await()
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .untilAsserted(() ->
            assertThat(HUB.network(alice, JOIN_RULE_OPEN).getOwner()).isEqualTo(alice.id().text()));
    assertThat(Refusal.of(() -> HUB.network(alice, JOIN_RULE_OPEN)).metadata("limit"))
        .isEqualTo("2");
    var account = HUB.accounts.change(alice.id(), a -> a.setPlan("without-limits"));
    HUB.authFeed.publish(
        "account",
        alice.id().text(),
        2,
        CHANGE_KIND_UPDATED,
        AccountChange.newBuilder().setAccount(account).build());
    await()
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .untilAsserted(() ->
            assertThat(HUB.network(alice, JOIN_RULE_OPEN).getOwner()).isEqualTo(alice.id().text()));
  }

  @Test
  void usageTellsWhatIsCounted() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var _ = HUB.agentIn(alice, network);
    var _ = HUB.person().client().look(network.getId());
    var owners = usage(alice);
    assertThat(owners.getNetworksOwned()).isEqualTo(1);
    assertThat(owners.getNetworksJoined()).isZero();
    assertThat(owners.getOwnedList())
        .containsExactly(
            OwnedNetworkUsage.newBuilder()
                .setNetwork(network.getId())
                .setName(network.getName())
                .setAgents(1)
                .setMembers(2)
                .build());
    assertThat(usage(bob).getNetworksJoined()).isEqualTo(1);
    assertThat(usage(bob).getOwnedList()).isEmpty();
  }

  @Test
  void countsAreOfTheWholeHub() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.publicNetwork(alice, JOIN_RULE_OPEN);
      var _ = hub.network(alice, JOIN_RULE_OPEN);
      var _ = hub.person().client().look(network.getId());
      var counts =
          hub.asService()
              .memberships()
              .getNetworkCounts(GetNetworkCountsRequest.getDefaultInstance());
      assertThat(counts.getNetworks()).isEqualTo(2);
      assertThat(counts.getPublicNetworks()).isEqualTo(1);
      assertThat(counts.getMemberships()).isEqualTo(3);
    }
  }

  private static GetAccountUsageResponse usage(Hub.Person person) {
    return HUB.asService()
        .memberships()
        .getAccountUsage(
            GetAccountUsageRequest.newBuilder().setAccount(person.id().text()).build());
  }
}
