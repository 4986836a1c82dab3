package io.coterie.bench.scale;

import java.util.Arrays;

/**
 * Whether the time of an answer tells a node that one may not reach from one that never existed.
 */
final class Secrecy {
  private final String name;
  private final long[] absent;
  private final long[] strange;

  private Secrecy(String name, long[] absent, long[] strange) {
    this.name = name;
    this.absent = absent;
    this.strange = strange;
  }

  /** Both are asked for in turns. */
  static Secrecy of(String name, Probe absent, Probe strange, int calls) {
    long[] first = new long[calls];
    long[] second = new long[calls];
    for (int i = 0; i < calls; i++) {
      first[i] = Comparison.time(absent);
      second[i] = Comparison.time(strange);
    }
    return new Secrecy(name, first, second);
  }

  static String header() {
    return "| asked by | absent p50, p90, p99, ms | not mine p50, p90, p99, ms | chance that not mine takes longer |\n|---|--:|--:|--:|";
  }

  /** A line of the table. */
  String line() {
    return "| %s | %s | %s | %.3f |"
        .formatted(
            name, millis(Distribution.of(absent)), millis(Distribution.of(strange)), chance());
  }

  private static String millis(Distribution times) {
    return "%.2f, %.2f, %.2f"
        .formatted(times.p50() / 1_000, times.p90() / 1_000, times.p99() / 1_000);
  }

  /**
   * That a random answer about a stranger takes longer than one about nobody; one half: the time
   * tells nothing (the area under the ROC curve).
   */
  private double chance() {
    long[] sorted = absent.clone();
    Arrays.sort(sorted);
    double longer = 0;
    for (long time : strange) {
      int at = Arrays.binarySearch(sorted, time);
      longer += at >= 0 ? at + 0.5 : -at - 1;
    }
    return longer / ((double) absent.length * strange.length);
  }
}
