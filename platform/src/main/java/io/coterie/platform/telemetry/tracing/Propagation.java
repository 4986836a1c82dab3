package io.coterie.platform.telemetry.tracing;

import io.grpc.Metadata;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trace a call belongs to: in its metadata between processes (W3C Trace Context), in gRPC's
 * context within one.
 */
final class Propagation {
  private static final io.grpc.Context.Key<Context> CURRENT =
      io.grpc.Context.keyWithDefault("coterie-trace", Context.root());
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private Propagation() {}

  static Context current() {
    return CURRENT.get();
  }

  static io.grpc.Context withCurrent(Context trace) {
    return io.grpc.Context.current().withValue(CURRENT, trace);
  }

  static Context extract(Metadata headers) {
    return W3C.extract(Context.root(), headers, Propagation::get);
  }

  static void inject(Context trace, Metadata headers) {
    W3C.inject(trace, headers, Propagation::set);
  }

  private static void set(@Nullable Metadata headers, String name, String value) {
    var key = key(name);
    Objects.requireNonNull(headers).discardAll(key);
    headers.put(key, value);
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static @Nullable String get(@Nullable Metadata headers, String name) {
    return headers == null ? null : headers.get(key(name));
  }
}
