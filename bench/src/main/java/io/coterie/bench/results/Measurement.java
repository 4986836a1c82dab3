package io.coterie.bench.results;

import java.util.Locale;

/**
 * One figure.
 *
 * @param round figures of one round were taken right after each other, and may be compared
 * @param subject what was measured
 * @param load doing what
 * @param metric with its unit
 */
public record Measurement(int round, String subject, String load, String metric, double value) {
  static final String HEADER = "round,subject,load,metric,value";

  static Measurement parse(String line) {
    var parts = line.split(",", -1);
    return new Measurement(
        Integer.parseInt(parts[0]), parts[1], parts[2], parts[3], Double.parseDouble(parts[4]));
  }

  String line() {
    return String.format(
        Locale.ROOT, "%d,%s,%s,%s,%s", round, subject, load, metric, Figure.plain(value));
  }

  boolean isOf(String subject, String load, String metric) {
    return this.subject.equals(subject) && this.load.equals(load) && this.metric.equals(metric);
  }
}
