package io.coterie.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.testing.ServiceFixture;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Watches that are measured together, at a replica that has nothing else to do. */
record WatchGroup(List<? extends Watcher<?, ?>> watchers, ServiceFixture replica) {
  /** On a machine that is busy with other tests. */
  static final Duration LONGEST = Duration.ofMinutes(2);

  /** How often a second the consumers of a replica ask whether it is their turn. */
  private static final double CONSUMERS = 1.2;

  /**
   * What one change cost.
   *
   * @param messages to all watches together, checkpoints and repeats too
   * @param bytes of them, without what gRPC adds
   * @param queries of the replica, each on a connection borrowed from its pool, less about what it
   *     asks while nothing happens
   * @param cpuMillis of the process: the writer, the replica and the clients
   */
  record Cost(double messages, double bytes, double queries, double cpuMillis) {
    @Override
    public String toString() {
      return "messages %.1f, bytes %.0f, queries %.1f, CPU %.1f ms"
          .formatted(messages, bytes, queries, cpuMillis);
    }
  }

  /** Makes changes, each of which is news to every watch once, and nothing else is. */
  Cost measure(int changes, IntConsumer change) {
    var counts = watchers.stream().map(Watcher::count).toList();
    double messages = messages();
    double bytes = bytes();
    double queries = queries();
    double cpu = cpuMillis();
    for (int i = 0; i < changes; i++) {
      change.accept(i);
      int made = i + 1;
      await().atMost(LONGEST).until(() -> told(counts).stream().allMatch(told -> told >= made));
    }
    assertThat(told(counts)).allMatch(told -> told == changes);
    return new Cost(
        (messages() - messages) / changes,
        (bytes() - bytes) / changes,
        (queries() - queries) / changes,
        (cpuMillis() - cpu) / changes);
  }

  private List<Integer> told(List<Integer> before) {
    var told = new ArrayList<Integer>();
    for (int i = 0; i < watchers.size(); i++) {
      told.add(watchers.get(i).since(before.get(i)).size());
    }
    return told;
  }

  private double messages() {
    return watchers.stream().mapToInt(Watcher::received).sum();
  }

  private double bytes() {
    return watchers.stream().mapToLong(Watcher::bytes).sum();
  }

  /** Those so far; what the replica's consumers ask in a second is made up for. */
  private double queries() {
    var used =
        replica
            .instance(Metrics.class)
            .registry()
            .get("hikaricp.connections.usage")
            .timer()
            .count();
    return used - CONSUMERS * System.nanoTime() / 1e9;
  }

  private static double cpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }
}
