package io.coterie.platform.rpc;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import jakarta.inject.Inject;
import java.util.List;

/** The chain every call of a service goes through, outermost first. */
public final class InterceptorChain {
  private final List<ServerInterceptor> outermostFirst;

  @Inject
  InterceptorChain(
      CallIdInterceptor callId,
      TelemetryInterceptor telemetry,
      AuthenticationInterceptor authentication,
      AuthorizationInterceptor authorization,
      LimitInterceptor limits,
      ValidationInterceptor validation,
      IdempotencyInterceptor idempotency) {
    this.outermostFirst =
        List.of(
            callId,
            telemetry,
            new ErrorInterceptor(),
            authentication,
            authorization,
            limits,
            validation,
            idempotency);
  }

  ServerServiceDefinition around(BindableService service) {
    return ServerInterceptors.interceptForward(service.bindService(), outermostFirst);
  }
}
