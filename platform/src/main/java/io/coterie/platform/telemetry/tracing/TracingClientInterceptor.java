package io.coterie.platform.telemetry.tracing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;

/** A span for each call made, whose id goes with it. */
final class TracingClientInterceptor implements ClientInterceptor {
  private final Tracer tracer;

  TracingClientInterceptor(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<Q, A>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        var span = CallSpan.begin(tracer, SpanKind.CLIENT, method, Propagation.current());
        Propagation.inject(span.context(), headers);
        super.start(ending(span, listener), headers);
      }
    };
  }

  private static <A> ClientCall.Listener<A> ending(CallSpan span, ClientCall.Listener<A> listener) {
    return new SimpleForwardingClientCallListener<A>(listener) {
      @Override
      public void onClose(Status status, Metadata trailers) {
        span.end(status);
        super.onClose(status, trailers);
      }
    };
  }
}
