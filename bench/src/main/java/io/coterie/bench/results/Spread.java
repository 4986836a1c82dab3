package io.coterie.bench.results;

import java.util.Collection;

/** The middle of many values, and the quarters' limits. */
public record Spread(double low, double median, double high) {
  /** At least one value. */
  static Spread of(Collection<Double> values) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  @Override
  public String toString() {
    return "%s (%s to %s)".formatted(Figure.text(median), Figure.text(low), Figure.text(high));
  }

  /** Between two values where there is none. */
  private static double at(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
