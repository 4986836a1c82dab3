package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From making a network to deleting it. */
class NetworkLifecycleTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void firstNetworkOfAFreshHubIsNumberOne() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      assertThat(alice.client().create("dev", JOIN_RULE_OPEN).getNumber()).isEqualTo(1);
      assertThat(alice.client().create("prod", JOIN_RULE_OPEN).getNumber()).isEqualTo(2);
    }
  }

  @Test
  void creatorIsOwnerAndSeesWhatItMade() {
    var alice = HUB.person("alice");
    var network =
        alice
            .client()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder().setName("dev").setDescription("Team").build())
            .getNetwork();
    assertThat(network.getOwner()).isEqualTo(alice.id().text());
    assertThat(network.getOwnerName()).isEqualTo("alice");
    assertThat(network.getJoinRule()).isEqualTo(JOIN_RULE_INVITE);
    assertThat(network.getMaxMembers()).isEqualTo(10_000);
    assertThat(network.getMyRole()).isEqualTo(Role.ROLE_OWNER);
    assertThat(network.getMyPermissionsList())
        .contains(Permission.PERMISSION_DELETE)
        .doesNotContain(Permission.PERMISSION_LEAVE);
    assertThat(network.getAccountCount()).isEqualTo(1);
    assertThat(alice.client().get(network.getId())).isEqualTo(network);
    assertThat(alice.client().get("dev")).isEqualTo(network);
    assertThat(alice.client().get("alice/dev")).isEqualTo(network);
    assertThat(alice.client().get("Alice/dev")).isEqualTo(network);
    assertThat(alice.client().get(alice.id().text() + "/dev")).isEqualTo(network);
    assertThat(alice.client().get(Integer.toString(network.getNumber()))).isEqualTo(network);
    assertThat(alice.client().list()).containsExactly(network);
  }

  @Test
  void nameIsUniqueAmongItsOwnersOnly() {
    var alice = HUB.person();
    var _ = alice.client().create("twice", JOIN_RULE_OPEN);
    assertThat(Refusal.of(() -> alice.client().create("twice", JOIN_RULE_OPEN)).reason())
        .isEqualTo("NETWORK_NAME_TAKEN");
    assertThat(HUB.person().client().create("twice", JOIN_RULE_OPEN).getName()).isEqualTo("twice");
  }

  @Test
  void nameOfSeveralOfMyNetworksIsAmbiguousUntilQualified() {
    var alice = HUB.person("amy");
    var bob = HUB.person();
    var mine = alice.client().create("shared", JOIN_RULE_OPEN);
    var his = bob.client().create("shared", JOIN_RULE_OPEN);
    var _ = alice.client().join(his.getId());
    var refusal = Refusal.of(() -> alice.client().get("shared"));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo("NETWORK_AMBIGUOUS");
    assertThat(refusal.metadata("choices")).contains(mine.getId(), his.getId());
    assertThat(alice.client().get("amy/shared").getId()).isEqualTo(mine.getId());
  }

  @Test
  void reservedNameIsRefused() {
    var alice = HUB.person();
    var refusal = Refusal.of(() -> alice.client().create("backbone", JOIN_RULE_OPEN));
    assertThat(refusal.reason()).isEqualTo("NETWORK_NAME_RESERVED");
    assertThat(refusal.fields()).containsExactly("name");
  }

  @Test
  void joinSecretGoesWithTheRuleTokenOnly() {
    var alice = HUB.person().client().networks();
    var without =
        CreateNetworkRequest.newBuilder().setName("a").setJoinRule(JOIN_RULE_TOKEN).build();
    var needless =
        CreateNetworkRequest.newBuilder().setName("b").setJoinSecret("long-enough").build();
    assertThat(Refusal.of(() -> alice.createNetwork(without)).reason())
        .isEqualTo("JOIN_SECRET_NEEDED");
    assertThat(Refusal.of(() -> alice.createNetwork(needless)).reason())
        .isEqualTo("JOIN_SECRET_NEEDED");
  }

  @Test
  void nodeWithoutAccountOwnsWhatItMakes() {
    var node = HUB.agent("", "lonely");
    var network = node.client().create("own", JOIN_RULE_OPEN);
    assertThat(network.getOwner()).isEqualTo(node.id());
    assertThat(network.getOwnerName()).isEqualTo("lonely");
    assertThat(network.getMyRole()).isEqualTo(Role.ROLE_OWNER);
    assertThat(network.getAgentCount()).isEqualTo(1);
  }

  @Test
  void nodeOfAnAccountMakesANetworkForItsAccountAndIsInIt() {
    var alice = HUB.person();
    var node = HUB.agent(alice);
    var network = node.client().create(HUB.freshName(), JOIN_RULE_OPEN);
    assertThat(network.getOwner()).isEqualTo(alice.id().text());
    assertThat(network.getMyRole()).isEqualTo(Role.ROLE_MEMBER);
    assertThat(alice.client().get(network.getId()).getMyRole()).isEqualTo(Role.ROLE_OWNER);
  }

  @Test
  void operatorOwnsWhatItMakesOrNamesANodeThatDoes() {
    var node = HUB.agent();
    var own = HUB.operator().create("operators", JOIN_RULE_TOKEN);
    assertThat(own.getOwner()).isEmpty();
    assertThat(own.getOwnerName()).isEqualTo("operator");
    assertThat(own.getMyRole()).isEqualTo(Role.ROLE_UNSPECIFIED);
    var given =
        HUB.operator()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName("given")
                    .setOwnerNode(node.number())
                    .build())
            .getNetwork();
    assertThat(given.getOwner()).isEqualTo(node.id());
    assertThat(node.client().get("given").getMyRole()).isEqualTo(Role.ROLE_OWNER);
    assertThat(HUB.operator().get(Integer.toString(given.getNumber())).getId())
        .isEqualTo(given.getId());
  }

  @Test
  void onlyTheOperatorNamesAnOwnerNode() {
    var request =
        CreateNetworkRequest.newBuilder().setName("x").setOwnerNode(HUB.agent().number()).build();
    var refusal = Refusal.of(() -> HUB.person().client().networks().createNetwork(request));
    assertThat(refusal.fields()).containsExactly("owner_node");
  }

  @Test
  void listPagesByName() {
    var alice = HUB.person();
    for (var name : new String[] {"c", "a", "b"}) {
      var _ = alice.client().create(name, JOIN_RULE_OPEN);
    }
    var first =
        alice
            .client()
            .networks()
            .listNetworks(ListNetworksRequest.newBuilder().setPageSize(2).build());
    var second =
        alice
            .client()
            .networks()
            .listNetworks(
                ListNetworksRequest.newBuilder().setPageToken(first.getNextPageToken()).build());
    assertThat(first.getNetworksList()).extracting(Network::getName).containsExactly("a", "b");
    assertThat(second.getNetworksList()).extracting(Network::getName).containsExactly("c");
    assertThat(second.getNextPageToken()).isEmpty();
    var token = first.getNextPageToken();
    assertThat(
            Refusal.of(() ->
                    HUB.person()
                        .client()
                        .networks()
                        .listNetworks(ListNetworksRequest.newBuilder().setPageToken(token).build()))
                .reason())
        .isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void updateChangesWhatTheMaskNamesAndTheEtag() {
    var alice = HUB.person();
    var before = HUB.network(alice, JOIN_RULE_OPEN);
    var after =
        update(
            alice.client(),
            UpdateNetworkRequest.newBuilder()
                .setNetwork(before.getId())
                .setName("renamed")
                .setDescription("ignored")
                .setMaxMembers(7)
                .setEtag(before.getEtag()),
            "name",
            "max_members");
    assertThat(after.getName()).isEqualTo("renamed");
    assertThat(after.getDescription()).isEmpty();
    assertThat(after.getMaxMembers()).isEqualTo(7);
    assertThat(after.getEtag()).isNotEqualTo(before.getEtag());
    var stale =
        UpdateNetworkRequest.newBuilder()
            .setNetwork(before.getId())
            .setDescription("late")
            .setEtag(before.getEtag());
    var refusal = Refusal.of(() -> update(alice.client(), stale, "description"));
    assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void maxMembersCantGoBelowWhoIsIn() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.member(alice, network);
    var request = UpdateNetworkRequest.newBuilder().setNetwork(network.getId()).setMaxMembers(1);
    assertThat(Refusal.of(() -> update(alice.client(), request, "max_members")).reason())
        .isEqualTo("MAX_MEMBERS_BELOW_COUNT");
  }

  @Test
  void transferMakesTheOldOwnerAdmin() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var after =
        alice
            .client()
            .networks()
            .transferNetwork(
                TransferNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(bob.ref())
                    .build())
            .getNetwork();
    assertThat(after.getOwner()).isEqualTo(bob.id().text());
    assertThat(after.getOwnerName()).isEqualTo(bob.name());
    assertThat(after.getMyRole()).isEqualTo(Role.ROLE_ADMIN);
    assertThat(bob.client().get(network.getId()).getMyRole()).isEqualTo(Role.ROLE_OWNER);
  }

  @Test
  void transferIsRefusedWhereTheHeirHasTheNameAlready() {
    var alice = HUB.person();
    var bob = HUB.person();
    var network = alice.client().create("same", JOIN_RULE_OPEN);
    var _ = bob.client().create("same", JOIN_RULE_OPEN);
    var _ = bob.client().join(network.getId());
    var request =
        TransferNetworkRequest.newBuilder()
            .setNetwork(network.getId())
            .setMember(bob.ref())
            .build();
    assertThat(Refusal.of(() -> alice.client().networks().transferNetwork(request)).reason())
        .isEqualTo("NETWORK_NAME_TAKEN");
    assertThat(alice.client().get(network.getId()).getMyRole()).isEqualTo(Role.ROLE_OWNER);
  }

  @Test
  void deleteWaitsForAgentsToGoOfflineUnlessToldNotTo() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    HUB.registry.goOnline(node.id(), "192.0.2.1:4000");
    var request = DeleteNetworkRequest.newBuilder().setNetwork(network.getId());
    var refusal = Refusal.of(() -> alice.client().networks().deleteNetwork(request.build()));
    assertThat(refusal.reason()).isEqualTo("AGENTS_ONLINE");
    assertThat(refusal.metadata("count")).isEqualTo("1");
    var _ = alice.client().networks().deleteNetwork(request.setDisconnectAgents(true).build());
    assertThat(Refusal.of(() -> node.client().get(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void backboneIsNobodysToChange() {
    var alice = HUB.person();
    assertThat(Refusal.of(() -> alice.client().join("backbone")).reason())
        .isEqualTo("BACKBONE_FIXED");
    assertThat(
            Refusal.of(() ->
                    HUB.operator()
                        .networks()
                        .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork("0").build()))
                .reason())
        .isEqualTo("BACKBONE_FIXED");
  }

  @Test
  void repeatOfARequestGetsTheFirstAnswer() {
    var alice = HUB.person();
    var request =
        CreateNetworkRequest.newBuilder()
            .setName("once")
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = alice.client().networks().createNetwork(request);
    assertThat(alice.client().networks().createNetwork(request)).isEqualTo(first);
    assertThat(alice.client().list()).hasSize(1);
    var other = request.toBuilder().setName("twice").build();
    assertThat(Refusal.of(() -> alice.client().networks().createNetwork(other)).reason())
        .isEqualTo("REQUEST_ID_REUSED");
  }

  private static Network update(
      Client client, UpdateNetworkRequest.Builder request, String... mask) {
    var paths = FieldMask.newBuilder().addAllPaths(List.of(mask));
    return client.networks().updateNetwork(request.setUpdateMask(paths).build()).getNetwork();
  }
}
