package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.testing.ServiceFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever changes, in whatever order it comes, and wherever watches are cut off: in the end each
 * holds what a decision says.
 */
@Timeout(120)
class WatchAccessChaosTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final Neighbours NEIGHBOURS = new Neighbours(HUB);
  private static final int NETWORKS = 3;
  private static final int AGENTS = 8;
  private static final int WRITERS = 4;
  private static final int STEPS = Integer.getInteger("coterie.chaos.steps", 60);
  private static final String MARKED =
      "{action: allow, from: 'tag:marker', to: '*', ports: 9},"
          + " {action: allow, from: '*', to: 'tag:marker', ports: 9}";
  private static final List<String> POLICIES =
      List.of(
          "",
          "rules: [" + MARKED + "]",
          "rules: [" + MARKED + ", {action: allow, from: 'tag:a', to: 'tag:b', ports: [80, 443]}]",
          "rules: [" + MARKED + ", {action: allow, from: '*', to: 'tag:a', ports: 22-30}]",
          "rules: ["
              + MARKED
              + ", {action: allow, from: 'role:admin', to: '*', ports: '*'},"
              + " {action: deny, from: 'tag:c', to: 'tag:b', ports: 443},"
              + " {action: allow, from: ['tag:c', 'tag:b'], to: '*', ports: 400-500}]");
  private static final List<String> TAGS = List.of("a", "b", "c");

  private final Hub.Person alice = HUB.person();
  private final List<Hub.Agent> agents = new ArrayList<>();
  private final AtomicReferenceArray<String> networks = new AtomicReferenceArray<>(NETWORKS);

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void everyWatchEndsWithWhatDecisionsSay() throws Exception {
    long seed = Long.getLong("coterie.seed", System.nanoTime());
    System.out.println("seed " + seed + " (give it back with -Dcoterie.seed)");
    for (int i = 0; i < NETWORKS; i++) {
      networks.set(i, HUB.network(alice, JOIN_RULE_OPEN).getId());
    }
    for (int i = 0; i < AGENTS; i++) {
      agents.add(NEIGHBOURS.agent());
    }
    var inbound = agents.stream().map(AccessWatcher::new).toList();
    var outbound = agents.stream().map(ReachableWatcher::new).toList();
    var watchers = Stream.concat(inbound.stream(), outbound.stream()).toList();
    try (var writers = Executors.newFixedThreadPool(WRITERS);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(seed + i);
        writing.add(() -> write(random));
      }
      for (int i = 0; i < watchers.size(); i++) {
        var random = new Random(seed - 1 - i);
        var watcher = watchers.get(i);
        var _ = readers.submit(() -> keepWatching(random, watcher));
      }
      try {
        for (var written : writers.invokeAll(writing)) {
          assertThat(written.get()).isTrue();
        }
      } finally {
        readers.shutdownNow();
      }
    }
    watchers.forEach(WatchAccessChaosTest::reopen);
    awaitMarker(inbound, outbound);
    await()
        .untilAsserted(() -> {
          var decided = decisions();
          for (var watcher : inbound) {
            assertThat(watcher.decisions()).isEqualTo(decided.inbound(watcher.agent()));
          }
          for (var watcher : outbound) {
            assertThat(watcher.decisions()).isEqualTo(decided.outbound(watcher.agent()));
          }
        });
  }

  /** Somebody whom everybody is told of last. */
  private void awaitMarker(List<AccessWatcher> inbound, List<ReachableWatcher> outbound) {
    var marker = NEIGHBOURS.agent();
    for (int i = 0; i < NETWORKS; i++) {
      var _ = marker.client().join(networks.get(i));
      var _ = alice.client().tag(networks.get(i), marker.ref(), "marker");
    }
    agents.add(marker);
    var decided = decisions();
    for (var watcher : inbound) {
      awaitMarker(watcher, decided.inbound(watcher.agent()).keySet(), marker);
    }
    for (var watcher : outbound) {
      awaitMarker(watcher, decided.outbound(watcher.agent()).keySet(), marker);
    }
  }

  private static void awaitMarker(
      Watcher<?, ?> watcher, Set<Watcher.Key> decided, Hub.Agent marker) {
    var expected = decided.stream().filter(key -> key.peer().equals(marker.id())).toList();
    await().until(() -> watcher.entries().keySet().containsAll(expected));
  }

  private Decisions decisions() {
    var present = IntStream.range(0, NETWORKS).mapToObj(networks::get).toList();
    return Decisions.now(HUB, alice, present, agents);
  }

  private static void reopen(Watcher<?, ?> watcher) {
    watcher.disconnect();
    watcher.open(SECOND);
  }

  private boolean keepWatching(Random random, Watcher<?, ?> watcher) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      if (random.nextInt(6) == 0) {
        watcher.startOver();
      } else {
        watcher.disconnect();
      }
      watcher.open(random.nextBoolean() ? HUB.service : SECOND);
      MILLISECONDS.sleep(random.nextInt(120));
    }
    return true;
  }

  private boolean write(Random random) {
    for (int step = 0; step < STEPS; step++) {
      // refused if somebody else was faster: not a member, or one already, or the network is gone
      var _ = Together.tried(() -> change(random));
    }
    return true;
  }

  private void change(Random random) {
    int place = random.nextInt(NETWORKS);
    var network = networks.get(place);
    var agent = agents.get(random.nextInt(AGENTS));
    var client = new Client((random.nextBoolean() ? HUB.service : SECOND).as(alice.caller()));
    switch (random.nextInt(48)) {
      case 0 -> {
        if (networks.compareAndSet(place, network, HUB.network(alice, JOIN_RULE_OPEN).getId())) {
          client.delete(network);
        }
      }
      case 1, 2, 3, 4, 5 -> {
        var _ =
            client
                .policies()
                .setPolicy(
                    SetPolicyRequest.newBuilder()
                        .setNetwork(network)
                        .setSource(POLICIES.get(random.nextInt(POLICIES.size())))
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
      }
      case 6, 7, 8, 9, 10, 11 -> agent.client().leave(network);
      case 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 -> {
        var _ = agent.client().join(network);
      }
      case 40, 41 -> {
        var _ = NEIGHBOURS.rotateKey(agent);
      }
      case 42, 43 -> NEIGHBOURS.rename(agent, HUB.freshName());
      case 44, 45, 46 -> trust(random, agent);
      case 22, 23, 24 -> {
        var role = random.nextBoolean() ? Role.ROLE_ADMIN : Role.ROLE_MEMBER;
        var _ = client.setRole(network, agent.ref(), role);
      }
      default -> {
        var _ =
            client
                .members()
                .updateMember(
                    UpdateMemberRequest.newBuilder()
                        .setNetwork(network)
                        .setMember(agent.ref())
                        .addAllTags(TAGS.stream().filter(_ -> random.nextBoolean()).toList())
                        .setUpdateMask(FieldMask.newBuilder().addPaths("tags"))
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
      }
    }
  }

  private void trust(Random random, Hub.Agent one) {
    var other = agents.get(random.nextInt(AGENTS));
    if (other.equals(one)) {
      return;
    }
    if (random.nextBoolean()) {
      NEIGHBOURS.trust(one, other);
    } else {
      NEIGHBOURS.distrust(one, other);
    }
  }
}
