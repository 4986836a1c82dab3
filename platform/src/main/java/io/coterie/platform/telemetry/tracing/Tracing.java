package io.coterie.platform.telemetry.tracing;

import com.google.inject.Inject;
import io.coterie.platform.boot.Lifecycle;
import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The interceptors that make spans of calls: none unless an endpoint is configured. */
public final class Tracing implements Lifecycle {
  private static final String SCOPE = "io.coterie.rpc";
  private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
  private static final Duration FLUSH = Duration.ofSeconds(5);

  private final Optional<SdkTracerProvider> provider;

  @Inject
  public Tracing(TracingConfig config, ServiceIdentity service) {
    this.provider =
        config.otlpEndpoint().map(endpoint -> provider(endpoint, config.traceRatio(), service));
  }

  /** To stand first in a server's chain; the span ends with the call and carries its status. */
  public Optional<ServerInterceptor> serverInterceptor() {
    return tracer().map(TracingServerInterceptor::new);
  }

  /** Continues the trace of the call being served in the calls made for it. */
  public Optional<ClientInterceptor> clientInterceptor() {
    return tracer().map(TracingClientInterceptor::new);
  }

  @Override
  public String name() {
    return "tracing";
  }

  @Override
  public void start() {}

  /** Sends what is still held back. */
  @Override
  public void stop() {
    provider.ifPresent(sdk -> sdk.shutdown().join(FLUSH.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Optional<Tracer> tracer() {
    return provider.map(sdk -> sdk.get(SCOPE));
  }

  private static SdkTracerProvider provider(URI endpoint, double ratio, ServiceIdentity service) {
    var exporter = OtlpGrpcSpanExporter.builder().setEndpoint(endpoint.toString()).build();
    return SdkTracerProvider.builder()
        .setResource(
            Resource.getDefault()
                .merge(Resource.create(Attributes.of(SERVICE_NAME, service.name()))))
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }
}
