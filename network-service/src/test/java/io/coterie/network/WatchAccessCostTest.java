package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.telemetry.Metrics;
import io.coterie.testing.ServiceFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a change costs the database does not follow from how many watch. */
@Timeout(60)
class WatchAccessCostTest {
  private static final int WATCHERS = 40;
  private static final int CHANGES = 20;
  private static final int AFFECTED = 2;

  @Test
  void oneReadServesAllWatchesOfAReplica() {
    try (var hub = new Hub()) {
      var alice = hub.person();
      var network = hub.network(alice, JOIN_RULE_OPEN).getId();
      var source = hub.agent();
      var _ = source.client().join(network);
      var replica = hub.replica();
      var watchers = new ArrayList<AccessWatcher>();
      for (int i = 0; i < WATCHERS; i++) {
        var agent = hub.agent();
        var _ = agent.client().join(network);
        if (i < AFFECTED) {
          var _ = alice.client().tag(network, agent.ref(), "api");
        }
        watchers.add(AccessWatcher.of(agent, replica));
      }
      await().until(() -> watchers.stream().allMatch(w -> w.entries().size() == WATCHERS));
      double before = connectionsUsed(replica);
      var _ =
          alice
              .client()
              .policy(
                  network,
                  "rules: [{action: allow, from: 'tag:frontend', to: 'tag:api', ports: 80}]");
      await().until(() -> watchers.stream().allMatch(w -> w.entries().isEmpty()));
      var counts = watchers.stream().map(AccessWatcher::count).toList();
      for (int i = 0; i < CHANGES; i++) {
        var _ = alice.client().tag(network, source.ref(), "frontend");
        var _ = alice.client().tag(network, source.ref());
      }
      await()
          .until(() ->
              told(watchers, counts).subList(0, AFFECTED).stream()
                  .allMatch(told -> told == 2 * CHANGES));
      // a read for each of the changes would be many times as much as the replica's own business
      assertThat(connectionsUsed(replica) - before).isLessThan(WATCHERS);
      assertThat(told(watchers, counts).subList(AFFECTED, WATCHERS)).containsOnly(0);
    }
  }

  private static List<Integer> told(List<AccessWatcher> watchers, List<Integer> before) {
    var told = new ArrayList<Integer>();
    for (int i = 0; i < watchers.size(); i++) {
      told.add(watchers.get(i).since(before.get(i)).size());
    }
    return told;
  }

  private static double connectionsUsed(ServiceFixture replica) {
    return replica
        .instance(Metrics.class)
        .registry()
        .get("hikaricp.connections.usage")
        .timer()
        .count();
  }
}
