package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_UNSPECIFIED;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.ListPublicNetworksRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.PublicNetwork;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Public networks: the directory, looking from outside, viewers. */
class PublicNetworkTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void directoryListsPublicNetworksOnlyByName() {
    try (var hub = new Hub()) {
      var alice = hub.person("alice");
      var _ = hub.network(alice, JOIN_RULE_OPEN);
      var first = hub.publicNetwork(alice, JOIN_RULE_OPEN);
      var second = hub.publicNetwork(alice, JOIN_RULE_INVITE);
      var bob = hub.person();
      for (var client : List.of(bob.client(), hub.agent().client(), hub.operator())) {
        assertThat(directory(client, ""))
            .extracting(PublicNetwork::getId)
            .containsExactly(first.getId(), second.getId());
      }
      var seen = directory(bob.client(), second.getName()).getFirst();
      assertThat(seen.getOwnerName()).isEqualTo("alice");
      assertThat(seen.getJoinRule()).isEqualTo(JOIN_RULE_INVITE);
      assertThat(seen.getAccountCount()).isEqualTo(1);
      assertThat(seen.getMyRole()).isEqualTo(ROLE_UNSPECIFIED);
      assertThat(seen.getRequestPending()).isFalse();
      var _ = bob.client().look(second.getId());
      var _ = bob.client().ask(second.getId());
      var mine = directory(bob.client(), second.getName()).getFirst();
      assertThat(mine.getMyRole()).isEqualTo(ROLE_VIEWER);
      assertThat(mine.getRequestPending()).isTrue();
    }
  }

  @Test
  void directoryPagesAndRemembersItsQuery() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      for (var name : List.of("tools-a", "tools-b", "other", "tools-c")) {
        var _ =
            alice
                .client()
                .networks()
                .createNetwork(
                    io.coterie.network.v1.CreateNetworkRequest.newBuilder()
                        .setName(name)
                        .setDescription("100% " + name)
                        .setVisibility(Visibility.VISIBILITY_PUBLIC)
                        .build());
      }
      var request = ListPublicNetworksRequest.newBuilder().setPageSize(2).setQuery("TOOLS");
      var stub = hub.person().client().networks();
      var page = stub.listPublicNetworks(request.build());
      assertThat(page.getNetworksList())
          .extracting(PublicNetwork::getName)
          .containsExactly("tools-a", "tools-b");
      request.setPageToken(page.getNextPageToken());
      assertThat(stub.listPublicNetworks(request.build()).getNetworksList())
          .extracting(PublicNetwork::getName)
          .containsExactly("tools-c");
      assertThat(Refusal.of(() -> stub.listPublicNetworks(request.setQuery("x").build())).reason())
          .isEqualTo("PAGE_TOKEN_INVALID");
      assertThat(directory(hub.operator(), "100%")).hasSize(4);
      assertThat(directory(hub.operator(), "1_0%")).isEmpty();
    }
  }

  @Test
  void tokenOfANetworkSeesThatNetworkOnly() {
    var alice = HUB.person();
    var home = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var other = HUB.publicNetwork(HUB.person(), JOIN_RULE_OPEN);
    var bound = BoundTokens.of(HUB, alice, home);
    assertThat(directory(bound, "")).extracting(PublicNetwork::getId).containsExactly(home.getId());
    assertThat(Refusal.of(() -> bound.get(other.getId())).reason()).isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void outsidersGetAPublicNetworkByIdNumberAndOwner() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    for (var ref :
        List.of(
            network.getId(),
            Integer.toString(network.getNumber()),
            alice.name() + "/" + network.getName(),
            alice.id().text() + "/" + network.getName())) {
      var seen = bob.client().get(ref);
      assertThat(seen.getId()).isEqualTo(network.getId());
      assertThat(seen.getMyRole()).isEqualTo(ROLE_UNSPECIFIED);
      assertThat(seen.getMyPermissionsList()).isEmpty();
    }
    assertThat(Refusal.of(() -> bob.client().get(network.getName())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    var agent = HUB.agent();
    assertThat(agent.client().get(network.getId()).getVisibility())
        .isEqualTo(Visibility.VISIBILITY_PUBLIC);
  }

  @Test
  void outsidersOfAPublicNetworkAreToldWhichRoleTheyLack() {
    var network = HUB.publicNetwork(HUB.person(), JOIN_RULE_OPEN);
    var refusal = Refusal.of(() -> HUB.person().client().list(network.getId()));
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.metadata("neededRole")).isEqualTo("viewer");
  }

  @Test
  void viewersJoinByThemselvesAndAreCountedApart() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    limit(alice, network, 1);
    var bob = HUB.person();
    assertThat(bob.client().look(network.getId()).getRole()).isEqualTo(ROLE_VIEWER);
    assertThat(bob.client().look(network.getId()).getRole()).isEqualTo(ROLE_VIEWER);
    var seen = bob.client().get(network.getId());
    assertThat(seen.getAccountCount()).isEqualTo(1);
    assertThat(seen.getViewerCount()).isEqualTo(1);
    assertThat(seen.getMyPermissionsList())
        .containsExactly(Permission.PERMISSION_VIEW, Permission.PERMISSION_LEAVE);
    bob.client().leave(network.getId());
    assertThat(alice.client().get(network.getId()).getViewerCount()).isZero();
  }

  @Test
  void nobodyLooksIntoAPrivateNetworkByItself() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var bob = HUB.person();
    assertThat(Refusal.of(() -> bob.client().look(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void nodesDoNotLookOn() {
    var network = HUB.publicNetwork(HUB.person(), JOIN_RULE_OPEN);
    var agent = HUB.agent();
    assertThat(Refusal.of(() -> agent.client().look(network.getId())).reason())
        .isEqualTo("ROLE_NOT_FOR_NODE");
    var bob = HUB.person();
    var request =
        JoinNetworkRequest.newBuilder()
            .setNetwork(network.getId())
            .setNode(HUB.agent(bob).id())
            .setRole(ROLE_VIEWER)
            .build();
    assertThat(Refusal.of(() -> bob.client().members().joinNetwork(request)).reason())
        .isEqualTo("ROLE_NOT_FOR_NODE");
  }

  @Test
  void viewerBecomesMemberByTheRule() {
    var alice = HUB.person();
    var open = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var token = HUB.publicNetwork(alice, JOIN_RULE_TOKEN);
    var invite = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    for (var network : List.of(open, token, invite)) {
      var _ = bob.client().look(network.getId());
    }
    assertThat(bob.client().join(open.getId()).getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(Refusal.of(() -> bob.client().join(token.getId(), "", "wrong-secret")).reason())
        .isEqualTo("JOIN_SECRET_WRONG");
    assertThat(bob.client().join(token.getId(), "", Client.SECRET).getRole())
        .isEqualTo(ROLE_MEMBER);
    assertThat(Refusal.of(() -> bob.client().join(invite.getId())).reason())
        .isEqualTo("JOIN_RULE_MISMATCH");
    var seen = alice.client().get(open.getId());
    assertThat(seen.getAccountCount()).isEqualTo(2);
    assertThat(seen.getViewerCount()).isZero();
    assertThat(bob.client().look(open.getId()).getRole()).isEqualTo(ROLE_MEMBER);
  }

  @Test
  void viewerBecomesMemberByACodeOrAnInviteOfTheNetworks() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    var bob = HUB.person();
    var carol = HUB.person();
    var _ = bob.client().look(network.getId());
    var _ = carol.client().look(network.getId());
    var redeemed = bob.client().redeem(alice.client().code(network.getId(), ROLE_MEMBER, 1));
    assertThat(redeemed.getRole()).isEqualTo(ROLE_MEMBER);
    assertThat(redeemed.getVouchedByName()).isEqualTo(alice.name());
    alice.client().vouch(network.getId(), carol.ref());
    assertThat(carol.client().accept(carol.client().inbox().getFirst()).getRole())
        .isEqualTo(ROLE_MEMBER);
    assertThat(alice.client().get(network.getId()).getViewerCount()).isZero();
  }

  @Test
  void whoWasRemovedDoesNotLookOnUntilUnblocked() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var bob = HUB.person();
    var _ = bob.client().look(network.getId());
    var _ = alice.client().remove(network.getId(), bob.ref());
    assertThat(Refusal.of(() -> bob.client().look(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(bob.client().get(network.getId()).getName()).isEqualTo(network.getName());
  }

  @Test
  void viewersAreCapped() {
    try (var strict = HUB.replica(Map.of("network.public.most-viewers", "1"))) {
      var network = HUB.publicNetwork(HUB.person(), JOIN_RULE_OPEN);
      var _ = new Client(strict.as(HUB.person().caller())).look(network.getId());
      var late = new Client(strict.as(HUB.person().caller()));
      assertThat(Refusal.of(() -> late.look(network.getId())).reason()).isEqualTo("NETWORK_FULL");
      assertThat(late.join(network.getId()).getRole()).isEqualTo(ROLE_MEMBER);
    }
  }

  @Test
  void viewersSeeEndpointsOnlyIfTheSettingSaysSo() {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    HUB.registry.goOnline(node.id(), "192.0.2.9:4000");
    var bob = HUB.person();
    var _ = bob.client().look(network.getId());
    assertThat(bob.client().list(network.getId()))
        .allSatisfy(member -> assertThat(member.getEndpointsList()).isEmpty());
    var changed =
        alice
            .client()
            .update(
                UpdateNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setViewersSeeEndpoints(true),
                "viewers_see_endpoints");
    assertThat(changed.getViewersSeeEndpoints()).isTrue();
    assertThat(bob.client().list(network.getId()))
        .anySatisfy(m -> assertThat(m.getEndpointsList()).containsExactly("192.0.2.9:4000"));
  }

  private static void limit(Hub.Person owner, Network network, int most) {
    var _ =
        owner
            .client()
            .update(
                UpdateNetworkRequest.newBuilder().setNetwork(network.getId()).setMaxMembers(most),
                "max_members");
  }

  private static List<PublicNetwork> directory(Client client, String query) {
    return client
        .networks()
        .listPublicNetworks(ListPublicNetworksRequest.newBuilder().setQuery(query).build())
        .getNetworksList();
  }
}
