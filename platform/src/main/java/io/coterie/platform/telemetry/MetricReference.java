package io.coterie.platform.telemetry;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Renders the reference of metrics. */
public final class MetricReference {
  private MetricReference() {}

  /** A table in Markdown, in order of the names. */
  public static String markdown(Collection<MetricId> metrics) {
    return """
    | metric | kind | labels | meaning |
    |---|---|---|---|
    %s
    """
        .formatted(
            metrics.stream()
                .sorted(Comparator.comparing(MetricId::name))
                .map(MetricReference::row)
                .collect(joining("\n")));
  }

  private static String row(MetricId metric) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.name(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            metric.labels().stream().map(label -> "`" + label + "`").collect(joining(", ")),
            metric.meaning());
  }
}
