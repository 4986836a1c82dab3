package io.coterie.platform.rpc;

import io.coterie.platform.telemetry.RpcMetrics;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every call, refused and cancelled ones included, and logs it. */
final class TelemetryInterceptor implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryInterceptor.class);

  private final RpcMetrics metrics;

  @Inject
  TelemetryInterceptor(RpcMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var measure = new Measure(call.getMethodDescriptor());
    var measured =
        new SimpleForwardingServerCall<Q, R>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            measure.end(status.getCode());
            super.close(status, trailers);
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(measured, headers)) {
      @Override
      public void onCancel() {
        measure.end(Status.Code.CANCELLED);
        super.onCancel();
      }
    };
  }

  /** One call, counted once however it ends. */
  private final class Measure {
    private final String service;
    private final String method;
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    Measure(MethodDescriptor<?, ?> descriptor) {
      service = Objects.requireNonNull(descriptor.getServiceName());
      method = Objects.requireNonNull(descriptor.getBareMethodName());
      metrics.begin(service);
    }

    void end(Status.Code code) {
      if (ended.compareAndSet(false, true)) {
        var took = Duration.ofNanos(System.nanoTime() - start);
        metrics.record(service, method, code.name(), took);
        LOG.atDebug()
            .addKeyValue("service", service)
            .addKeyValue("method", method)
            .addKeyValue("code", code)
            .addKeyValue("micros", took.toNanos() / 1000)
            .log("call served");
      }
    }
  }
}
