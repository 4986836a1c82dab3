package io.coterie.standalone.chaos;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.access.v1.PortRange;
import io.coterie.registry.v1.ResolveRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replicas and the database are killed and restarted while memberships and policies change and
 * watchers lose their connections: each ends with what is so, and whoever was removed stays out.
 */
class ChaosTest {
  private static final int NETWORKS = 2;
  private static final int WRITERS = 3;
  private static final int AGENTS_OF_A_WRITER = 3;
  private static final Duration SETTLED = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void everybodyKnowsInTheEndWhatIsSo() throws Exception {
    disturb(1);
  }

  @Test
  @Tag("full")
  @Timeout(3_000)
  void everybodyKnowsInTheEndWhatIsSoAfterManyDisturbances() throws Exception {
    disturb(15);
  }

  private void disturb(int rounds) throws Exception {
    long seed = Long.getLong("coterie.seed", System.nanoTime());
    System.out.println("seed " + seed + " (give it back with -Dcoterie.seed)");
    try (var stage = new Stage(folder)) {
      var owner = stage.account();
      var networks = new ArrayList<String>();
      for (int i = 0; i < NETWORKS; i++) {
        networks.add(stage.network(owner, "network-" + i));
      }
      var agents = new ArrayList<Agent>();
      for (int i = 0; i < WRITERS * AGENTS_OF_A_WRITER; i++) {
        agents.add(stage.agent());
      }
      var keepers = new ArrayList<AccessKeeper>();
      agents.forEach(agent -> keepers.add(new AccessKeeper(agent, seed + keepers.size())));
      try {
        var removals = new Removals(stage.replicas());
        int changes = write(stage, owner, networks, agents, keepers, removals, seed, rounds);
        System.out.println(changes + " changes, " + removals);
        assertThat(removals.succeeded()).isEmpty();
        assertThat(removals.refused()).isPositive();
        keepers.forEach(keeper -> assertSettles(keeper, agents, networks));
      } finally {
        keepers.forEach(AccessKeeper::close);
      }
    }
  }

  /** Returns how many changes were acknowledged meanwhile. */
  private static int write(
      Stage stage,
      Persistent owner,
      List<String> networks,
      List<Agent> agents,
      List<AccessKeeper> keepers,
      Removals removals,
      long seed,
      int rounds)
      throws Exception {
    var goOn = new AtomicBoolean(true);
    var writing = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < WRITERS; i++) {
      var own = agents.subList(i * AGENTS_OF_A_WRITER, (i + 1) * AGENTS_OF_A_WRITER);
      var writer = new Writer(owner, networks, own, removals, seed - 1 - i);
      writing.add(() -> writer.write(goOn::get));
    }
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = writing.stream().map(writers::submit).toList();
      try {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
          disturbOnce(stage, removals, keepers, random);
        }
      } finally {
        goOn.set(false);
      }
      int changes = 0;
      for (var result : results) {
        changes += result.get();
      }
      return changes;
    }
  }

  /** Everything that can go away does, once, and there are changes in between. */
  private static void disturbOnce(
      Stage stage, Removals removals, List<AccessKeeper> keepers, Random random)
      throws IOException {
    for (var replica : stage.replicas()) {
      awaitRemovals(removals, 5);
      keepers.stream().filter(_ -> random.nextBoolean()).forEach(AccessKeeper::disconnect);
      replica.restart();
      awaitRemovals(removals, 5);
      stage.database().killAndRestart();
    }
    awaitRemovals(removals, 5);
  }

  private static void awaitRemovals(Removals removals, int more) {
    int goal = removals.count() + more;
    await().atMost(SETTLED).until(() -> removals.count() >= goal);
  }

  private static void assertSettles(
      AccessKeeper keeper, List<Agent> agents, List<String> networks) {
    var expected = reachedFrom(agents, keeper.agent(), networks);
    await().atMost(SETTLED).untilAsserted(() -> assertThat(ports(keeper)).isEqualTo(expected));
  }

  private static Map<AccessKeeper.Key, List<PortRange>> ports(AccessKeeper keeper) {
    return keeper.entries().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().getPortsList()));
  }

  /** Who reaches a node by the word of those who resolve it. */
  private static Map<AccessKeeper.Key, List<PortRange>> reachedFrom(
      List<Agent> sources, Agent target, List<String> networks) {
    var expected = new HashMap<AccessKeeper.Key, List<PortRange>>();
    for (var source : sources) {
      for (var network : networks) {
        if (!source.equals(target)) {
          var request =
              ResolveRequest.newBuilder().setTarget(target.id()).setNetwork(network).build();
          source
              .calls()
              .call(new Random(), client -> client.resolver().resolve(request))
              .ifPresent(found ->
                  expected.put(new AccessKeeper.Key(network, source.id()), found.getPortsList()));
        }
      }
    }
    return expected;
  }
}
