package io.coterie.bench.scale;

import java.util.Arrays;

/** Times of many calls, in microseconds. */
record Distribution(double p50, double p90, double p99) {
  static Distribution of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Distribution(at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1_000.0;
  }
}
