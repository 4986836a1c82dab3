package io.coterie.registry;

import static io.coterie.registry.Requests.accept;
import static io.coterie.registry.Requests.ask;
import static io.coterie.registry.Requests.batch;
import static io.coterie.registry.Requests.beat;
import static io.coterie.registry.Requests.decline;
import static io.coterie.registry.Requests.end;
import static io.coterie.registry.Requests.get;
import static io.coterie.registry.Requests.publish;
import static io.coterie.registry.Requests.rename;
import static io.coterie.registry.Requests.resolve;
import static io.coterie.registry.Requests.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.platform.upkeep.Upkeep;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustedRequest;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.testing.Refusal;
import io.coterie.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Runs every method on a database whose planner takes a sequential scan only where nothing else is
 * possible, and then asks PostgreSQL how it read the tables.
 */
class QueryPlanTest {
  private static final Map<String, String> LAPSING =
      Map.of("registry.presence.lapse-period", "5ms");
  private static final String[] TABLES = {
    "node",
    "identity_key",
    "public_hostname",
    "rename",
    "presence",
    "trust",
    "trust_request",
    "relay"
  };

  @Test
  void noMethodNeedsASequentialScan() throws SQLException {
    try (var fixture = new RegistryFixture(LAPSING, QueryPlanTest::avoidScans)) {
      callEveryMethod(fixture);
      // a connection's statistics are complete when it ends
      fixture.service().close();
      var scans = scans(fixture.database());
      assertThat(scans)
          .containsOnlyKeys(TABLES)
          .allSatisfy((table, sequential) -> assertThat(sequential).as(table).isZero());
    }
  }

  private static void callEveryMethod(RegistryFixture fixture) {
    var owner = Callers.account();
    var node = fixture.node(owner, "one");
    var open = fixture.publicNode("open");
    fixture.network().network(node.id(), open.id());
    var self = fixture.as(node.caller());
    var _ = self.heartbeat(beat("192.0.2.7:4000"));
    var _ = self.heartbeat(beat("192.0.2.7:4000"));
    for (var name : new String[] {node.id(), node.number(), "one", "open"}) {
      var _ = fixture.as(owner).getNode(get(name));
    }
    var _ = fixture.as(owner).listNodes(ListNodesRequest.getDefaultInstance());
    for (var target : new String[] {open.id(), open.number(), open.node().getAddress(), "open"}) {
      var _ = fixture.resolver(node.caller()).resolve(resolve(target));
    }
    var _ =
        fixture
            .directory()
            .batchGetNodes(
                BatchGetNodesRequest.newBuilder()
                    .mergeFrom(batch(node.id()))
                    .addNumbers(open.node().getNumber())
                    .build());
    var _ =
        fixture
            .directory()
            .listNodesOfAccount(
                ListNodesOfAccountRequest.newBuilder().setAccount(owner.account().text()).build());
    var _ = fixture.directory().getNodeCounts(GetNodeCountsRequest.getDefaultInstance());
    shakeHands(fixture, node, open);
    askForRelays(fixture, node);
    var _ = self.updateNode(rename(node.id(), "two"));
    var _ = self.updateNode(publish(node.id()));
    fixture.network().mood(FakeNetworkService.Mood.DOWN);
    var _ = Refusal.of(() -> self.updateNode(rename(node.id(), "three")));
    fixture.network().mood(FakeNetworkService.Mood.WELL);
    var _ = self.updateNode(rename(node.id(), "four"));
    var _ = self.rotateKey(Requests.rotate(fixture, node, TestKey.create()));
    var _ = self.deregisterNode(end(node.id()));
    var _ = fixture.as(open.caller()).deregisterNode(end(open.id()));
    var _ =
        fixture
            .anonymous()
            .registerNode(fixture.signed(open.key(), RegisterNodeRequest.getDefaultInstance()));
  }

  private static void shakeHands(RegistryFixture fixture, TestNode one, TestNode other) {
    var own = fixture.trust(one.caller());
    var others = fixture.trust(other.caller());
    var lists =
        new ListTrustRequestsRequest[] {
          ListTrustRequestsRequest.newBuilder().setPageSize(1).build(),
          ListTrustRequestsRequest.newBuilder().setPageSize(1).setSent(true).build()
        };
    var _ = own.requestTrust(ask("1000000"));
    var first = own.requestTrust(ask(other.id())).getTrustRequest().getId();
    for (var list : lists) {
      var page = own.listTrustRequests(list);
      var _ = own.listTrustRequests(list.toBuilder().setPageToken(page.getNextPageToken()).build());
      var _ = others.listTrustRequests(list);
    }
    var _ = own.declineTrust(decline(first));
    var second = own.requestTrust(ask(other.id())).getTrustRequest().getId();
    var _ = others.acceptTrust(accept(second));
    var _ = own.listTrusted(ListTrustedRequest.getDefaultInstance());
    PeerWatcher.of(one.caller(), fixture.service()).disconnect();
    var _ =
        fixture
            .directory()
            .getOpenness(
                GetOpennessRequest.newBuilder()
                    .setSourceNode(one.id())
                    .setTargetNode(other.id())
                    .build());
    var _ = own.revokeTrust(revoke(other.id()));
  }

  private static void askForRelays(RegistryFixture fixture, TestNode node) {
    var relays = new RelayFixture(fixture.service());
    var relay = RelayFixture.start("one");
    var _ = relays.tell(relay);
    var _ = relays.tell(RelayFixture.again(relay));
    var _ = relays.listed();
    var _ = relays.issue(node.caller(), "");
    var _ = relays.issue(node.caller(), "one");
    fixture.service().instance(Upkeep.class).run();
    var _ = relays.tell(RelayFixture.again(relay).setLeaving(true));
  }

  private static void avoidScans(TestDatabase database) {
    execute(
        database,
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off',"
            + " current_database()); END $$");
  }

  private static void execute(TestDatabase database, String sql) {
    var settings = database.settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
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
        if (Arrays.asList(TABLES).contains(rows.getString(1))) {
          scans.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return scans;
  }
}
