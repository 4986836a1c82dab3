package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.BatchGetMembershipsRequest;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.ClaimHostnameRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.EvictNodeRequest;
import io.coterie.network.v1.FindNodeRequest;
import io.coterie.network.v1.FindReachableRequest;
import io.coterie.network.v1.GetAccountUsageRequest;
import io.coterie.network.v1.GetNetworkCountsRequest;
import io.coterie.network.v1.ListAllNetworksRequest;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListPolicyVersionsRequest;
import io.coterie.network.v1.ListPublicNetworksRequest;
import io.coterie.network.v1.ListSharedNodesRequest;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.ReachTarget;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import io.coterie.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Calls the methods on a database whose planner takes a sequential scan only where nothing else is
 * possible, and then asks PostgreSQL how it read the tables.
 */
class QueryPlanTest {
  private static final List<String> TABLES =
      List.of(
          "network",
          "network_number",
          "member",
          "block",
          "invite",
          "known_node",
          "join_failure",
          "join_request",
          "plan",
          "policy",
          "trust",
          "plan_holder");

  @Test
  void noMethodNeedsASequentialScan() throws SQLException {
    try (var hub = new Hub(QueryPlanTest::avoidScans)) {
      callMethods(hub);
      // a connection's statistics are complete when it ends
      hub.service.close();
      assertThat(scans(hub.deployment().database(ServiceName.NETWORK)))
          .containsOnlyKeys(TABLES)
          .allSatisfy((table, sequential) -> assertThat(sequential).as(table).isZero());
    }
  }

  private static void callMethods(Hub hub) {
    var alice = hub.person();
    var network = hub.network(alice, JOIN_RULE_TOKEN);
    for (var ref :
        List.of(
            network.getId(),
            network.getName(),
            Integer.toString(network.getNumber()),
            alice.name() + "/" + network.getName())) {
      var _ = alice.client().get(ref);
    }
    var _ = hub.operator().get(Integer.toString(network.getNumber()));
    var _ = hub.operator().list();
    var _ = alice.client().list();
    var _ = Refusal.of(() -> hub.person().client().join(network.getId(), "", "wrong-secret"));
    var node = hub.agent(alice);
    var _ = alice.client().add(network.getId(), node.id(), Client.SECRET);
    for (var kind : List.of(MemberKind.MEMBER_KIND_ACCOUNT, MemberKind.MEMBER_KIND_NODE)) {
      var _ =
          alice
              .client()
              .members()
              .listMembers(
                  ListMembersRequest.newBuilder()
                      .setNetwork(network.getId())
                      .setKind(kind)
                      .build());
    }
    invites(hub, alice, network);
    publicNetworks(hub, alice);
    services(hub, alice, network, node);
    policies(hub, alice, network, node);
    watches(hub, alice, network, node);
    leavers(hub, alice, network);
  }

  private static void policies(Hub hub, Hub.Person alice, Network network, Hub.Agent node) {
    var id = network.getId();
    var _ =
        alice
            .client()
            .policy(id, "rules: [{action: allow, from: 'host:found', to: '*', ports: 80}]");
    var _ =
        alice
            .client()
            .policies()
            .listPolicyVersions(ListPolicyVersionsRequest.newBuilder().setNetwork(id).build());
    var _ =
        alice
            .client()
            .policies()
            .testPolicy(TestPolicyRequest.newBuilder().setNetwork(id).setSource("").build());
    var memberships = hub.asService().memberships();
    for (var target :
        List.of(
            ReachTarget.newBuilder().setHostname("found"),
            ReachTarget.newBuilder().setNode(node.id()),
            ReachTarget.newBuilder().setNumber(node.record().getNode().getNumber()))) {
      var _ =
          memberships.findReachable(
              FindReachableRequest.newBuilder()
                  .setPrincipal(alice.id().text())
                  .addTargets(target)
                  .build());
    }
  }

  /** Watches from the beginning, and one that goes on with what it missed. */
  private static void watches(Hub hub, Hub.Person alice, Network network, Hub.Agent node) {
    var neighbours = new Neighbours(hub);
    var friend = neighbours.agent();
    neighbours.trust(node, friend);
    var _ = neighbours.rotateKey(node);
    await().until(() -> !AccessWatcher.of(node, hub.service).trusted().isEmpty());
    var watcher = AccessWatcher.of(node, hub.service);
    watcher.disconnect();
    int before = watcher.count();
    var id = network.getId();
    var _ = alice.client().policy(id, "");
    var _ = alice.client().tag(id, node.ref(), "api");
    neighbours.distrust(node, friend);
    watcher.open(hub.service);
    await().until(() -> watcher.trusted().isEmpty() && watcher.since(before).size() > 1);
    watcher.disconnect();
    ReachableWatcher.of(node, hub.service).disconnect();
  }

  private static void invites(Hub hub, Hub.Person alice, Network network) {
    var bob = hub.person();
    var _ =
        alice
            .client()
            .invites()
            .vouchMember(
                VouchMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setInvitee(bob.ref())
                    .build());
    var _ =
        alice
            .client()
            .invites()
            .listInvites(ListInvitesRequest.newBuilder().setNetwork(network.getId()).build());
    var inbox = bob.client().invites().listMyInvites(ListMyInvitesRequest.getDefaultInstance());
    var _ =
        bob.client()
            .invites()
            .acceptInvite(
                AcceptInviteRequest.newBuilder().setInvite(inbox.getInvites(0).getId()).build());
  }

  private static void publicNetworks(Hub hub, Hub.Person alice) {
    var network = hub.publicNetwork(alice, JOIN_RULE_INVITE);
    var id = network.getId();
    var erin = hub.person();
    for (var ref :
        List.of(Integer.toString(network.getNumber()), alice.name() + "/" + network.getName())) {
      var _ = erin.client().get(ref);
    }
    for (var client : List.of(erin.client(), hub.operator())) {
      var _ =
          client
              .networks()
              .listPublicNetworks(ListPublicNetworksRequest.newBuilder().setQuery("net").build());
    }
    var _ = hub.operator().networks().listAllNetworks(ListAllNetworksRequest.getDefaultInstance());
    var _ = erin.client().look(id);
    var request = erin.client().ask(id);
    var _ = alice.client().requests(id);
    var _ = alice.client().approve(id, request);
    var asker = hub.agent();
    asker.client().decline(id, asker.client().ask(id));
    var _ = alice.client().tag(id, erin.ref(), "web");
    hub.systemAdmin().client().delete(id);
    var memberships = hub.asService().memberships();
    var _ =
        memberships.getAccountUsage(
            GetAccountUsageRequest.newBuilder().setAccount(alice.id().text()).build());
    var _ = memberships.getNetworkCounts(GetNetworkCountsRequest.getDefaultInstance());
    var many = BatchGetMembershipsRequest.newBuilder();
    for (int i = 0; i < 100; i++) {
      many.addMembershipsBuilder().setNetwork(network.getId()).setPrincipal(alice.id().text());
    }
    var _ = memberships.batchGetMemberships(many.build());
  }

  private static void services(Hub hub, Hub.Person alice, Network network, Hub.Agent node) {
    var other = hub.agentIn(alice, network);
    var service = hub.asService();
    var _ =
        service
            .access()
            .checkAccess(
                CheckAccessRequest.newBuilder()
                    .setSourceNode(node.id())
                    .setTargetNode(other.id())
                    .build());
    var memberships = service.memberships();
    var _ =
        memberships.claimHostname(
            ClaimHostnameRequest.newBuilder()
                .setNode(node.id())
                .setHostname("found")
                .setVersion(2)
                .build());
    var _ =
        memberships.findNode(
            FindNodeRequest.newBuilder()
                .setPrincipal(alice.id().text())
                .setHostname("found")
                .build());
    var _ =
        memberships.listSharedNodes(
            ListSharedNodesRequest.newBuilder()
                .setPrincipal(node.id())
                .addNodes(other.id())
                .build());
    var _ =
        memberships.evictNode(
            EvictNodeRequest.newBuilder()
                .setNode(other.id())
                .setNodeIncarnation(other.record().getIncarnation())
                .build());
  }

  private static void leavers(Hub hub, Hub.Person alice, Network network) {
    var carol = hub.member(alice, network, ROLE_ADMIN);
    var _ = hub.member(carol, network);
    var _ =
        alice
            .client()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(carol.ref())
                    .setCascade(true)
                    .build());
    var dave = hub.member(alice, network);
    var _ = alice.client().setRole(network.getId(), dave.ref(), ROLE_VIEWER);
    var _ = alice.client().setRole(network.getId(), dave.ref(), ROLE_MEMBER);
    var _ =
        alice
            .client()
            .networks()
            .transferNetwork(
                TransferNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(dave.ref())
                    .build());
    alice.client().leave(network.getId());
    var _ =
        dave.client()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network.getId()).build());
  }

  private static void avoidScans(TestDatabase database) {
    var settings = database.settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off',"
              + " current_database()); END $$");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often each of the tables that were read by index was read from end to end. */
  private static Map<String, Long> scans(TestDatabase database) throws SQLException {
    var settings = database.settings();
    var scans = new TreeMap<String, Long>();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE idx_scan > 0")) {
      while (rows.next()) {
        if (TABLES.contains(rows.getString(1))) {
          scans.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return scans;
  }
}
