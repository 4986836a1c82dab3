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

/** Metrics and traces of one service. */
public final class TelemetryModule extends AbstractModule {
  private final String service;
  private final Metrics metrics;

  /**
   * @param service what traces call it, such as {@code auth-service}
   * @param metrics shared by the services of a process; closed by whoever made it
   */
  public TelemetryModule(String service, Metrics metrics) {
    this.service = service;
    this.metrics = metrics;
  }

  public TelemetryModule(String service) {
    this(service, new Metrics());
  }

  @Override
  protected void configure() {
    bindConfig(binder(), "telemetry", LogConfig.class);
    bindConfig(binder(), "telemetry", MetricsConfig.class);
    bindConfig(binder(), "telemetry", TracingConfig.class);
    bind(Metrics.class).toInstance(metrics);
    bind(RpcMetrics.class).in(Scopes.SINGLETON);
    bind(ServiceIdentity.class).toInstance(new ServiceIdentity(service));
    bind(Tracing.class).in(Scopes.SINGLETON);
    bind(MetricsEndpoint.class).in(Scopes.SINGLETON);
    var components = LifecycleBinder.of(binder());
    components.in(Phase.STORAGE).to(Tracing.class);
    components.in(Phase.STORAGE).to(MetricsEndpoint.class);
  }
}
