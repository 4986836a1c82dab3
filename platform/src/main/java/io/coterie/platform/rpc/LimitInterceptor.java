package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Inject;

/** Counts the call against its limit. */
final class LimitInterceptor implements ServerInterceptor {
  private final MethodTable table;
  private final Limiter limiter;

  @Inject
  LimitInterceptor(MethodTable table, Limiter limiter) {
    this.table = table;
    this.limiter = limiter;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var limit = table.rule(call.getMethodDescriptor()).map(MethodRule::limit).orElseThrow();
    var current = Call.current();
    var who =
        switch (limit.keyedBy()) {
          case CALLER -> current.caller().subject();
          case ADDRESS -> current.sourceAddress();
        };
    limiter.take(limit, who);
    return next.startCall(call, headers);
  }
}
