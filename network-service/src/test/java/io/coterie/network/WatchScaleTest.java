package io.coterie.network;

import static io.coterie.network.WatchGroup.LONGEST;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.network.v1.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * What one change costs that concerns ten watches, however many are in the network. One replica
 * serves the watches, another one takes the changes.
 */
@Timeout(600)
class WatchScaleTest {
  private static final int AFFECTED = 10;
  private static final int CHANGES = 20;
  private static final int LARGEST = 10_000;

  @Test
  void changeAmongAThousand(TestReporter reporter) {
    measure(1, 1_000, reporter);
  }

  @Test
  @Tag("full")
  void changeAmongTenThousand(TestReporter reporter) {
    measure(1, LARGEST, reporter);
  }

  @Test
  @Tag("full")
  void changeInOneOfTenNetworksOfTenThousand(TestReporter reporter) {
    measure(10, LARGEST, reporter);
  }

  private static void measure(int networks, int members, TestReporter reporter) {
    try (var hub = new Hub()) {
      var scene = Scene.of(hub, networks, members);
      var replica = hub.replica();
      report(reporter, "nobody", new WatchGroup(List.of(), replica), scene);
      var inbound = scene.agents().stream().map(agent -> AccessWatcher.of(agent, replica)).toList();
      report(reporter, "who may reach them", new WatchGroup(inbound, replica), scene);
      inbound.forEach(Watcher::disconnect);
      var outbound =
          scene.agents().stream().map(agent -> ReachableWatcher.of(agent, replica)).toList();
      report(reporter, "whom they may reach", new WatchGroup(outbound, replica), scene);
    }
  }

  private static void report(TestReporter reporter, String watched, WatchGroup group, Scene scene) {
    var tags = group.measure(CHANGES, scene::tag);
    scene.tag(0);
    await()
        .atMost(LONGEST)
        .until(() -> group.watchers().stream().allMatch(w -> w.entries().size() == 1));
    var policy = group.measure(CHANGES, scene::policy);
    scene.tag(1);
    await()
        .atMost(LONGEST)
        .until(() -> group.watchers().stream().allMatch(w -> w.entries().isEmpty()));
    reporter.publishEntry(
        Map.of(scene.title() + ", " + watched, "tags: " + tags + "; policy: " + policy));
    for (var cost : List.of(tags, policy)) {
      assertThat(cost.messages()).isLessThan(2 * AFFECTED);
      // a query for each watch would be ten
      assertThat(cost.queries()).isLessThan(AFFECTED / 2.0);
    }
  }

  /**
   * A network in which a source comes to reach the agents and to be reached by them.
   *
   * @param title how many are where
   */
  private record Scene(
      String title, Hub.Person owner, Network network, Hub.Agent source, List<Hub.Agent> agents) {
    static Scene of(Hub hub, int networks, int members) {
      var owner = hub.person();
      var all = Stream.generate(() -> hub.network(owner, JOIN_RULE_OPEN)).limit(networks).toList();
      var network = all.getFirst();
      var source = hub.agentIn(owner, network);
      var agents = new ArrayList<Hub.Agent>();
      for (int i = 0; i < AFFECTED; i++) {
        var agent = hub.agentIn(owner, network);
        var _ = owner.client().tag(network.getId(), agent.ref(), "api");
        agents.add(agent);
      }
      all.forEach(each -> Crowd.fill(hub.service, each, members));
      var scene =
          new Scene(networks + " x " + members + " members", owner, network, source, agents);
      scene.policy(1);
      return scene;
    }

    void tag(int turn) {
      var tags = turn % 2 == 0 ? new String[] {"frontend"} : new String[0];
      var _ = owner.client().tag(network.getId(), source.ref(), tags);
    }

    void policy(int turn) {
      var _ =
          owner
              .client()
              .policy(
                  network.getId(),
                  """
                  rules:
                    - {action: allow, from: 'tag:frontend', to: 'tag:api', ports: %1$d}
                    - {action: allow, from: 'tag:api', to: 'tag:frontend', ports: %1$d}
                  """
                      .formatted(turn % 2 + 1));
    }
  }
}
