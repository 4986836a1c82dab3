package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.GetNodeRequest;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import io.coterie.testing.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nodes that exist in networks only, through the whole hub. */
class ScopedNodesTest {
  @AutoClose private static final TestHub hub = TestHub.start();

  private final Account alice = hub.account();
  private final Network network = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
  private final NodeKey key = NodeKey.generate();

  @Test
  void thoseInsideReachItAndThoseOutsideLearnNothing() {
    var registered = register(key, network);
    var inside = session(NodeKey.generate(), network);
    var self = session(key, registered);
    var address = address(registered);
    assertThat(address).endsWith(".8000.0000");

    var _ = self.registry().heartbeat(HeartbeatRequest.getDefaultInstance());
    assertThat(resolve(inside, address)).isEqualTo(registered.getNode().getId());
    assertThat(resolve(self, address)).isEqualTo(registered.getNode().getId());
    var bob = hub.account();
    var absent = NodeId.random().text();
    for (var outsider : List.of(bob.user(), hub.operator())) {
      assertThat(Refusal.of(() -> get(outsider, registered.getNode().getId())))
          .isEqualTo(Refusal.of(() -> get(outsider, absent)));
    }
    for (var name : List.of(registered.getNode().getId(), address, "0:0000.8000.0000")) {
      assertThat(Refusal.of(() -> resolve(bob.user(), name)))
          .isEqualTo(Refusal.of(() -> resolve(bob.user(), absent)));
    }
  }

  @Test
  void itJoinsMoreNetworksUnderANumberOfEach() {
    var _ = register(NodeKey.generate(), network);
    var self = session(key, register(key, network));
    var other = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var joined =
        self.members()
            .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(other.getId()).build())
            .getMember();
    assertThat(joined.getAddress()).endsWith(".8000.0000");
    assertThat(nodes(network)).extracting(Member::getNumber).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void leavingTheLastNetworkEndsItAndItComesBackUnderItsNumber() {
    var _ = register(NodeKey.generate(), network);
    var registered = register(key, network);
    var _ =
        session(key, registered)
            .members()
            .leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    awaitEnd(registered);

    var back = register(key, network);
    assertThat(back.getCreated()).isTrue();
    assertThat(back.getNode().getId()).isEqualTo(registered.getNode().getId());
    assertThat(address(back)).isEqualTo(address(registered)).endsWith(".8000.0001");
  }

  @Test
  void soDoRemovalAndTheNetworksDeletion() {
    var removed = register(key, network);
    var _ =
        alice
            .user()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(PrincipalRef.newBuilder().setNode(removed.getNode().getId()))
                    .build());
    awaitEnd(removed);
    var other = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var left = register(NodeKey.generate(), other);
    var _ =
        alice
            .user()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(other.getId()).build());
    awaitEnd(left);
  }

  @Test
  void whatNoNetworkLetsInIsNotRegistered() {
    var invite = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var refusal = Refusal.of(() -> register(key, invite));
    assertThat(refusal.reason()).isEqualTo("NETWORKS_REFUSED");
    assertThat(refusal.metadata("reasons")).isEqualTo("NETWORK_NOT_FOUND");
    assertThat(
            alice.user().registry().listNodes(ListNodesRequest.getDefaultInstance()).getNodesList())
        .isEmpty();
    assertThat(register(key, network).getCreated()).isTrue();
  }

  @Test
  void of64AtOnceAtTwoReplicasEachHasItsNumber() {
    try (var second = hub.replica()) {
      var addresses =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(i -> i % 2 == 0 ? hub : second)
              .map(at -> register(at.nobody(), NodeKey.generate(), "", network))
              .map(ScopedNodesTest::address)
              .toList();
      assertThat(new HashSet<>(addresses)).hasSize(64);
    }
  }

  private void awaitEnd(RegisterNodeResponse registered) {
    var node = registered.getNode().getId();
    await()
        .untilAsserted(() ->
            assertThat(Refusal.of(() -> get(alice.user(), node)).reason())
                .isEqualTo("NODE_NOT_FOUND"));
    var filter = AuditFilter.newBuilder().setAction("NodeEndedWithoutNetwork");
    await()
        .untilAsserted(() ->
            assertThat(
                    hub.operator()
                        .audit()
                        .listAuditEvents(
                            ListAuditEventsRequest.newBuilder().setFilter(filter).build())
                        .getEventsList())
                .anyMatch(event -> event.getTarget().equals(node)));
  }

  private RegisterNodeResponse register(NodeKey as, Network in) {
    return register(alice.user(), as, alice.id(), in);
  }

  private static RegisterNodeResponse register(
      CoterieClient client, NodeKey as, String account, Network in) {
    var entry = NetworkEntry.newBuilder().setNetwork(in.getId()).build();
    return new Registration(client)
        .registerOffBackbone(as, account, TestHub.unique("worker"), List.of(entry));
  }

  private CoterieClient session(NodeKey as, Network in) {
    return session(as, register(as, in));
  }

  private static CoterieClient session(NodeKey as, RegisterNodeResponse registered) {
    var node = registered.getNode();
    return Sessions.of(hub, new TestNode(node.getId(), as, node.getHostname()));
  }

  private static String address(RegisterNodeResponse registered) {
    return registered.getNetworkResults(0).getEntered().getAddress();
  }

  private static String get(CoterieClient as, String node) {
    return as.registry()
        .getNode(GetNodeRequest.newBuilder().setNode(node).build())
        .getNode()
        .getId();
  }

  private static String resolve(CoterieClient as, String target) {
    return as.resolver().resolve(ResolveRequest.newBuilder().setTarget(target).build()).getNode();
  }

  private List<Member> nodes(Network in) {
    return alice
        .user()
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(in.getId()).build())
        .getMembersList()
        .stream()
        .filter(Member::hasNode)
        .toList();
  }
}
