package io.coterie.platform.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every call, refused ones included, and logs it. */
final class TelemetryInterceptor implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryInterceptor.class);

  @Inject
  TelemetryInterceptor() {}

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    long start = System.nanoTime();
    var measured =
        new SimpleForwardingServerCall<Q, R>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            LOG.atDebug()
                .addKeyValue("method", call.getMethodDescriptor().getFullMethodName())
                .addKeyValue("status", status.getCode())
                .addKeyValue("micros", Duration.ofNanos(System.nanoTime() - start).toNanos() / 1000)
                .log("call served");
            super.close(status, trailers);
          }
        };
    return next.startCall(measured, headers);
  }
}
