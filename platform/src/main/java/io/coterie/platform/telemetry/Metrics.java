package io.coterie.platform.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** All metrics of a process; shared by the services in it. Thread-safe. */
public final class Metrics implements AutoCloseable {
  /** From what a look-up by primary key takes to the longest deadline. */
  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /** With the metrics of the JVM and the process. */
  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  public Counter counter(MetricId id, String... labels) {
    return Counter.builder(id.name())
        .description(id.meaning())
        .tags(tags(id, MetricId.Kind.COUNTER, labels))
        .register(registry);
  }

  /** A histogram of durations. */
  public Timer timer(MetricId id, String... labels) {
    return Timer.builder(id.name())
        .description(id.meaning())
        .tags(tags(id, MetricId.Kind.TIMER, labels))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /**
   * Asks for the value at each scrape, from any thread; it must not block. The first gauge of a
   * name and labels stays.
   */
  public void gauge(MetricId id, DoubleSupplier value, String... labels) {
    Gauge.builder(id.name(), value::getAsDouble)
        .description(id.meaning())
        .tags(tags(id, MetricId.Kind.GAUGE, labels))
        .strongReference(true)
        .register(registry);
  }

  /**
   * For what measures itself, such as connection pools; our own metrics have a {@link MetricId}.
   */
  public MeterRegistry registry() {
    return registry;
  }

  /** All metrics in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private static List<Tag> tags(MetricId id, MetricId.Kind kind, String... values) {
    if (id.kind() != kind || id.labels().size() != values.length) {
      throw new IllegalArgumentException(
          id + " is no " + kind + " of " + values.length + " labels");
    }
    var tags = new ArrayList<Tag>();
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.of(id.labels().get(i), values[i]));
    }
    return tags;
  }
}
