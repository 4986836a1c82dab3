package io.coterie.platform.telemetry.tracing;

import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;

/** A span for each call served. */
final class TracingServerInterceptor implements ServerInterceptor {
  private final Tracer tracer;

  TracingServerInterceptor(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var span =
        CallSpan.begin(
            tracer, SpanKind.SERVER, call.getMethodDescriptor(), Propagation.extract(headers));
    var traced =
        new SimpleForwardingServerCall<Q, A>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            span.end(status);
            super.close(status, trailers);
          }
        };
    var listener =
        Contexts.interceptCall(Propagation.withCurrent(span.context()), traced, headers, next);
    return new SimpleForwardingServerCallListener<Q>(listener) {
      @Override
      public void onCancel() {
        span.end(Status.CANCELLED);
        super.onCancel();
      }
    };
  }
}
