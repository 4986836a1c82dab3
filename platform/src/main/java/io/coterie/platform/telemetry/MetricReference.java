package io.coterie.platform.telemetry;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Renders the reference of metrics. */
public final class MetricReference {
  private MetricReference() {}

  /** A whole document in Markdown. */
  public static String document(Collection<MetricId> metrics) {
    return """
    # Metrics

    Generated from the code: do not edit. Served to Prometheus as `GET /metrics` on `telemetry.metrics-listen`, and by the
    built-in edge to callers on its own machine and to the operator. Names, labels and the values of
    labels are bounded: none is an id, a name somebody chose, or an address. A timer is a histogram: `_bucket`, `_sum` and `_count`.

    """
        + markdown(metrics)
        + """

        Besides these: `jvm_*`, `process_*` and `system_*` of the JVM and the process, and `hikaricp_*` of each connection pool, labelled with the
        pool's name.
        """;
  }

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
