package io.coterie.standalone.soak;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How long calls took, by what they were for. To be read, not to be asserted. Thread-safe. */
final class Latencies {
  private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();

  <T> T timed(String what, Supplier<T> call) {
    long start = System.nanoTime();
    T answer = call.get();
    nanos.computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - start);
    return answer;
  }

  int calls() {
    return nanos.values().stream().mapToInt(Queue::size).sum();
  }

  /** A line for each kind of call. */
  @Override
  public String toString() {
    return nanos.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(kind -> {
          long[] sorted = kind.getValue().stream().mapToLong(Long::longValue).sorted().toArray();
          return "  %-12s %7d calls, p50 %4d ms, p99 %4d ms"
              .formatted(kind.getKey(), sorted.length, at(sorted, 0.5), at(sorted, 0.99));
        })
        .collect(Collectors.joining("\n"));
  }

  private static long at(long[] sorted, double share) {
    return Duration.ofNanos(
            Arrays.stream(sorted).skip((long) (share * (sorted.length - 1))).findFirst().orElse(0))
        .toMillis();
  }
}
