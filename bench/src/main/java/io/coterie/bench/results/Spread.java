package io.coterie.bench.results;

import java.util.Collection;

/** The middle of many values, and the quarters' limits. */
public record Spread(double low, double median, double high) {
  /** Of no values at all: not a number. */
  static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  boolean isMeasured() {
    return !Double.isNaN(median);
  }

  @Override
  public String toString() {
    if (!isMeasured()) {
      return "–";
    }
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
