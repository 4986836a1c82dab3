package io.coterie.bench.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same kind of call at two sites, in rounds in which they take turns. */
final class Comparison {
  private final String name;
  private final List<Distribution> small = new ArrayList<>();
  private final List<Distribution> large = new ArrayList<>();

  Comparison(String name) {
    this.name = name;
  }

  /** One more round; what disturbs one site disturbs the other as much. */
  void round(Probe atSmall, Probe atLarge, int calls) {
    long[] first = new long[calls];
    long[] second = new long[calls];
    for (int i = 0; i < calls; i++) {
      first[i] = time(atSmall);
      second[i] = time(atLarge);
    }
    small.add(Distribution.of(first));
    large.add(Distribution.of(second));
  }

  /** A line of the table. */
  String line(Comparison empty) {
    return "| %s | %.2f | %.2f | %.2f | %.2f | %.2f (%.2f to %.2f) | %.1f |"
        .formatted(
            name,
            median(small, Distribution::p50) / 1_000,
            median(large, Distribution::p50) / 1_000,
            median(small, Distribution::p99) / 1_000,
            median(large, Distribution::p99) / 1_000,
            quantile(ratios(), 0.5),
            quantile(ratios(), 0.25),
            quantile(ratios(), 0.75),
            median(large, Distribution::p50) / median(empty.large, Distribution::p50));
  }

  private double[] ratios() {
    double[] ratios = new double[small.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = large.get(i).p99() / small.get(i).p99();
    }
    return ratios;
  }

  private static double median(List<Distribution> rounds, ToDoubleFunction<Distribution> of) {
    return quantile(rounds.stream().mapToDouble(of).toArray(), 0.5);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Of a call that is answered; one that was not is made anew. */
  static long time(Probe probe) {
    return Patiently.call(() -> timeOnce(probe));
  }

  private static long timeOnce(Probe probe) {
    probe.prepare();
    long start = System.nanoTime();
    probe.call();
    long took = System.nanoTime() - start;
    probe.undo();
    return took;
  }
}
