package io.coterie.platform.rpc;

import io.coterie.platform.stream.StreamInterceptor;
import io.coterie.platform.telemetry.tracing.Tracing;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The chain every call of a service goes through, outermost first. */
public final class InterceptorChain {
  private final List<ServerInterceptor> outermostFirst;

  @Inject
  InterceptorChain(
      CallIdInterceptor callId,
      TelemetryInterceptor telemetry,
      RefusalInterceptor refusals,
      AuthenticationInterceptor authentication,
      AuthorizationInterceptor authorization,
      LimitInterceptor limits,
      StreamInterceptor streams,
      ValidationInterceptor validation,
      IdempotencyInterceptor idempotency,
      Tracing tracing) {
    var chain = new ArrayList<ServerInterceptor>();
    tracing.serverInterceptor().ifPresent(chain::add);
    chain.addAll(
        List.of(
            callId,
            telemetry,
            refusals,
            new ErrorInterceptor(),
            authentication,
            authorization,
            limits,
            streams,
            validation,
            idempotency));
    outermostFirst = List.copyOf(chain);
  }

  ServerServiceDefinition around(BindableService service) {
    return ServerInterceptors.interceptForward(service.bindService(), outermostFirst);
  }
}
