package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_OWNER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.EnsureDefaultNetworkRequest;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.FindNodeRequest;
import io.coterie.network.v1.FindNodeResponse;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetMembershipResponse;
import io.coterie.network.v1.ListSharedNodesRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalMembership;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What other services ask and tell. */
class MembershipServiceTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void onlyServicesMayAsk() {
    var request = GetMembershipRequest.newBuilder().setNetwork("dev").setPrincipal("x").build();
    for (var client : List.of(HUB.person().client(), HUB.agent().client(), HUB.operator())) {
      assertThat(Refusal.of(() -> client.memberships().getMembership(request)).code())
          .isEqualTo(Code.PERMISSION_DENIED);
    }
  }

  @Test
  void membershipIsFoundByAnyNameTheMemberMayUse() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var byId = membership(network.getId(), alice.id().text());
    assertThat(byId.getRole()).isEqualTo(ROLE_OWNER);
    assertThat(byId.getNetworkName()).isEqualTo(network.getName());
    assertThat(byId.getNetworkNumber()).isEqualTo(network.getNumber());
    for (var ref :
        List.of(
            network.getName(),
            Integer.toString(network.getNumber()),
            alice.name() + "/" + network.getName())) {
      assertThat(membership(ref, alice.id().text())).isEqualTo(byId);
    }
    assertThat(Refusal.of(() -> membership(network.getId(), HUB.person().id().text())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void manyMembershipsAreFoundAtOnceAndThoseThatThereAreNotAreLeftOut() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    var elsewhere = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var request = BatchGetMembershipsRequest.newBuilder();
    for (var principal : List.of(alice.id().text(), node.id(), HUB.person().id().text())) {
      for (var place : List.of(network, elsewhere)) {
        request.addMembershipsBuilder().setNetwork(place.getId()).setPrincipal(principal);
      }
    }
    var found = HUB.asService().memberships().batchGetMemberships(request.build());
    assertThat(found.getMembershipsList())
        .extracting(PrincipalMembership::getPrincipal)
        .containsExactlyInAnyOrder(alice.id().text(), node.id());
    assertThat(found.getMembershipsList())
        .filteredOn(membership -> membership.getPrincipal().equals(alice.id().text()))
        .singleElement()
        .isEqualTo(
            PrincipalMembership.newBuilder()
                .setNetwork(network.getId())
                .setPrincipal(alice.id().text())
                .setNetworkName(network.getName())
                .setRole(ROLE_OWNER)
                .setIncarnation(membership(network.getId(), alice.id().text()).getIncarnation())
                .build());
  }

  @Test
  void defaultNetworkIsMadeOnceInAnAccountsLife() {
    var alice = HUB.person();
    var id = NetworkId.random().text();
    var incarnation = Incarnation.random().text();
    ensureDefault(alice, id, incarnation);
    ensureDefault(alice, id, incarnation);
    ensureDefault(alice, NetworkId.random().text(), Incarnation.random().text());
    assertThat(alice.client().list()).extracting(Network::getId).containsExactly(id);
    assertThat(alice.client().get("default").getJoinRule()).isEqualTo(JOIN_RULE_INVITE);
    assertThat(membership(id, alice.id().text()).getIncarnation()).isEqualTo(incarnation);
    var _ =
        alice
            .client()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork("default").build());
    ensureDefault(alice, id, incarnation);
    assertThat(alice.client().list()).isEmpty();
  }

  @Test
  void defaultNetworkThatComesLateGetsASpareName() {
    var alice = HUB.person();
    var own = alice.client().create("default", JOIN_RULE_OPEN);
    var id = NetworkId.random().text();
    ensureDefault(alice, id, Incarnation.random().text());
    assertThat(alice.client().get("default")).isEqualTo(own);
    assertThat(alice.client().get(id).getName()).startsWith("default-");
  }

  @Test
  void nodeIsFoundByHostnameWhereThePrincipalTakesPart() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network, HUB.agent("", "db"));
    var viewer = HUB.member(alice, network, ROLE_VIEWER);
    for (var ref : List.of("", network.getId(), network.getName())) {
      var found = find(alice.id().text(), ref, "db");
      assertThat(found.getNode()).isEqualTo(node.id());
      assertThat(found.getNetworkNumber()).isEqualTo(network.getNumber());
    }
    assertThat(Refusal.of(() -> find(alice.id().text(), "", "other")).reason())
        .isEqualTo("NODE_NOT_FOUND");
    assertThat(Refusal.of(() -> find(viewer.id().text(), "", "db")).reason())
        .isEqualTo("NODE_NOT_FOUND");
    assertThat(Refusal.of(() -> find(HUB.person().id().text(), network.getId(), "db")).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void hostnameOfSeveralNodesNamesTheNetworksToChooseFrom() {
    var alice = HUB.person();
    var one = HUB.network(alice, JOIN_RULE_OPEN);
    var two = HUB.network(alice, JOIN_RULE_OPEN);
    var first = HUB.agentIn(alice, one, HUB.agent("", "twin"));
    var _ = HUB.agentIn(alice, two, HUB.agent("", "twin"));
    var refusal = Refusal.of(() -> find(alice.id().text(), "", "twin"));
    assertThat(refusal.reason()).isEqualTo("NETWORK_AMBIGUOUS");
    assertThat(find(alice.id().text(), one.getId(), "twin").getNode()).isEqualTo(first.id());
  }

  @Test
  void sharedNodesAreThoseInACommonNetwork() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var in = HUB.agentIn(alice, network);
    var out = HUB.agent();
    assertThat(shared(alice.id().text(), "", in.id(), out.id())).containsExactly(in.id());
    assertThat(shared(alice.id().text(), network.getId(), in.id())).containsExactly(in.id());
    assertThat(shared(alice.id().text(), other.getId(), in.id())).isEmpty();
    assertThat(shared(in.id(), "", out.id())).isEmpty();
  }

  @Test
  void hostnameIsClaimedInAllNetworksOrInNone() {
    var alice = HUB.person();
    var one = HUB.network(alice, JOIN_RULE_OPEN);
    var two = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, one);
    var _ = HUB.agentIn(alice, two, node);
    var _ = HUB.agentIn(alice, two, HUB.agent("", "taken"));
    assertThat(Refusal.of(() -> claim(node, "taken", 2)).reason()).isEqualTo("HOSTNAME_TAKEN");
    assertThat(name(alice, one, node)).isEmpty();
    claim(node, "free", 2);
    assertThat(name(alice, one, node)).isEqualTo("free");
    assertThat(name(alice, two, node)).isEqualTo("free");
    claim(node, "late", 1);
    assertThat(name(alice, one, node)).as("an older version changes nothing").isEqualTo("free");
    claim(node, "corrected", 2);
    assertThat(name(alice, one, node)).isEqualTo("corrected");
  }

  @Test
  void joinDuringARenameTakesTheNewerName() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agent("", "old");
    claim(node, "new", 2);
    assertThat(node.client().join(network.getId()).getName()).isEqualTo("new");
  }

  @Test
  void evictionTakesTheNodeOutOfEverythingThatRegistrationJoined() {
    var alice = HUB.person();
    var one = HUB.network(alice, JOIN_RULE_OPEN);
    var two = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, one);
    var before = HUB.registry.deregister(node.id());
    evict(node.id(), before.getIncarnation());
    assertThat(alice.client().list(one.getId())).hasSize(1);
    var _ = HUB.registry.registerAgain(before);
    var again = node.client().join(two.getId());
    evict(node.id(), before.getIncarnation());
    assertThat(alice.client().list(two.getId())).contains(again);
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void registrationThatEndedCantJoinAnyMore() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var node = HUB.agent();
    evict(node.id(), node.record().getIncarnation());
    assertThat(Refusal.of(() -> node.client().join(network.getId())).reason())
        .as("the registry was asked just before the end")
        .isEqualTo("NODE_NOT_FOUND");
  }

  @Test
  void networkOfANodeThatEndsFallsToTheOperator() {
    var node = HUB.agent();
    var network = node.client().create(HUB.freshName(), JOIN_RULE_OPEN);
    var alice = HUB.person();
    var _ = alice.client().join(network.getId());
    var _ = HUB.operator().create(network.getName(), JOIN_RULE_OPEN);
    evict(node.id(), HUB.registry.deregister(node.id()).getIncarnation());
    var after = alice.client().get(network.getId());
    assertThat(after.getOwner()).isEmpty();
    assertThat(after.getName()).startsWith(network.getName() + "-");
    assertThat(after.getMyRole()).isEqualTo(ROLE_MEMBER);
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  private static GetMembershipResponse membership(String network, String principal) {
    return HUB.asService()
        .memberships()
        .getMembership(
            GetMembershipRequest.newBuilder().setNetwork(network).setPrincipal(principal).build());
  }

  private static void ensureDefault(Hub.Person person, String network, String incarnation) {
    var _ =
        HUB.asService()
            .memberships()
            .ensureDefaultNetwork(
                EnsureDefaultNetworkRequest.newBuilder()
                    .setAccount(person.id().text())
                    .setNetwork(network)
                    .setIncarnation(incarnation)
                    .build());
  }

  private static FindNodeResponse find(String principal, String network, String hostname) {
    return HUB.asService()
        .memberships()
        .findNode(
            FindNodeRequest.newBuilder()
                .setPrincipal(principal)
                .setNetwork(network)
                .setHostname(hostname)
                .build());
  }

  private static List<String> shared(String principal, String network, String... nodes) {
    return HUB.asService()
        .memberships()
        .listSharedNodes(
            ListSharedNodesRequest.newBuilder()
                .setPrincipal(principal)
                .setNetwork(network)
                .addAllNodes(List.of(nodes))
                .build())
        .getNodesList();
  }

  private static void claim(Hub.Agent node, String hostname, long version) {
    var _ =
        HUB.asService()
            .memberships()
            .claimHostname(
                ClaimHostnameRequest.newBuilder()
                    .setNode(node.id())
                    .setHostname(hostname)
                    .setVersion(version)
                    .build());
  }

  private static void evict(String node, String incarnation) {
    var _ =
        HUB.asService()
            .memberships()
            .evictNode(
                EvictNodeRequest.newBuilder()
                    .setNode(node)
                    .setNodeIncarnation(incarnation)
                    .build());
  }

  private static String name(Hub.Person person, Network network, Hub.Agent node) {
    return person.client().list(network.getId()).stream()
        .filter(member -> member.getNode().equals(node.id()))
        .map(Member::getName)
        .findFirst()
        .orElseThrow();
  }
}
