package io.coterie.platform.telemetry;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.telemetry.log.LogConfig;
import io.coterie.platform.telemetry.tracing.ServiceIdentity;
import io.coterie.platform.telemetry.tracing.Tracing;
import io.coterie.platform.telemetry.tracing.TracingConfig;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics and traces of one service. */
public final class TelemetryModule extends AbstractModule {
  private final String service;
  private final Metrics metrics;
  private final boolean serving;

  private TelemetryModule(String service, Metrics metrics, boolean serving) {
    this.service = service;
    this.metrics = metrics;
    this.serving = serving;
  }

  /**
   * For a service that has the process to itself: with metrics of its own, served where configured.
   *
   * @param service what traces call it, such as {@code auth-service}
   */
  public TelemetryModule(String service) {
    this(service, new Metrics(), true);
  }

  /** For one of several services in a process, whose metrics somebody else serves and closes. */
  public static TelemetryModule sharing(Metrics metrics, String service) {
    return new TelemetryModule(service, metrics, false);
  }

  @Override
  protected void configure() {
    bindConfig(binder(), "telemetry", LogConfig.class);
    bindConfig(binder(), "telemetry", TracingConfig.class);
    bind(Metrics.class).toInstance(metrics);
    bind(MeterRegistry.class).toInstance(metrics.registry());
    bind(RpcMetrics.class).in(Scopes.SINGLETON);
    bind(ServiceIdentity.class).toInstance(new ServiceIdentity(service));
    bind(Tracing.class).in(Scopes.SINGLETON);
    LifecycleBinder.of(binder()).in(Phase.STORAGE).to(Tracing.class);
    if (serving) {
      bindConfig(binder(), "telemetry", MetricsConfig.class);
      bind(MetricsEndpoint.class).in(Scopes.SINGLETON);
      LifecycleBinder.of(binder()).in(Phase.STORAGE).to(MetricsEndpoint.class);
    }
  }
}
