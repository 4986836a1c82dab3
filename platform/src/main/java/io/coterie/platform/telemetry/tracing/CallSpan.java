package io.coterie.platform.telemetry.tracing;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** The span of one call, by OpenTelemetry's conventions for RPCs. Ends once. */
final class CallSpan {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("rpc.system");
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("rpc.service");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
  private static final AttributeKey<Long> STATUS = AttributeKey.longKey("rpc.grpc.status_code");

  private final Span span;
  private final Context context;
  private final AtomicBoolean ended = new AtomicBoolean();

  private CallSpan(Span span, Context parent) {
    this.span = span;
    this.context = parent.with(span);
  }

  static CallSpan begin(
      Tracer tracer, SpanKind kind, MethodDescriptor<?, ?> method, Context parent) {
    var span =
        tracer
            .spanBuilder(method.getFullMethodName())
            .setParent(parent)
            .setSpanKind(kind)
            .setAttribute(SYSTEM, "grpc")
            .setAttribute(SERVICE, Objects.requireNonNullElse(method.getServiceName(), ""))
            .setAttribute(METHOD, Objects.requireNonNullElse(method.getBareMethodName(), ""))
            .startSpan();
    return new CallSpan(span, parent);
  }

  Context context() {
    return context;
  }

  void end(Status status) {
    if (ended.compareAndSet(false, true)) {
      span.setAttribute(STATUS, (long) status.getCode().value());
      if (!status.isOk()) {
        span.setStatus(StatusCode.ERROR, status.getCode().name());
      }
      span.end();
    }
  }
}
