package io.coterie.platform.telemetry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A metric's name, meaning and label names: a constant, declared once. Label values must come from
 * a bounded set: never an id, a name that people choose, or an address.
 */
public record MetricId(Kind kind, String name, String meaning, List<String> labels) {
  private static final Pattern FORM = Pattern.compile("coterie_[a-z0-9]+(_[a-z0-9]+)*");

  /** What Prometheus makes of it; the suffix it expects of a name is checked. */
  public enum Kind {
    COUNTER("_total"),
    GAUGE(""),
    TIMER("_seconds");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }
  }

  public MetricId {
    labels = List.copyOf(labels);
    if (!FORM.matcher(name).matches() || !name.endsWith(kind.suffix)) {
      throw new IllegalArgumentException(name + " is no name for a " + kind);
    }
  }

  public static MetricId counter(String name, String meaning, String... labels) {
    return new MetricId(Kind.COUNTER, name, meaning, List.of(labels));
  }

  public static MetricId gauge(String name, String meaning, String... labels) {
    return new MetricId(Kind.GAUGE, name, meaning, List.of(labels));
  }

  public static MetricId timer(String name, String meaning, String... labels) {
    return new MetricId(Kind.TIMER, name, meaning, List.of(labels));
  }
}
