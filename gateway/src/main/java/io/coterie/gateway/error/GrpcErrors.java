package io.coterie.gateway.error;

import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.server.RequestTimeoutException;
import io.grpc.Metadata;
import io.grpc.Status;

/** Turns faults during a gRPC call into what the call ends with. */
public final class GrpcErrors implements GrpcExceptionHandlerFunction {
  private final Faults faults;

  public GrpcErrors(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Status apply(RequestContext context, Status status, Throwable cause, Metadata metadata) {
    var usual = GrpcExceptionHandlerFunction.of().apply(context, status, cause, metadata);
    if (usual != null
        && usual.getCode() == Status.Code.CANCELLED
        && !(cause instanceof RequestTimeoutException)) {
      return usual; // nobody is there to read it; Armeria looks at the cause
    }
    var described = faults.describe(cause);
    metadata.merge(Refusal.trailers(described));
    return described.getStatus();
  }
}
