package io.coterie.platform.rpc;

import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.ServiceTokens;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Outermost: names the call, in every log line (as {@code call}) and in the reply's trailers. The
 * name comes from the edge or a calling service if they can prove themselves, and is new otherwise.
 */
final class CallIdInterceptor implements ServerInterceptor {
  private static final String LOG_KEY = "call";

  private final ServiceTokens services;

  @Inject
  CallIdInterceptor(ServiceTokens services) {
    this.services = services;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var id = given(headers).filter(CallIds::isWellFormed).orElseGet(CallIds::fresh);
    var named =
        new SimpleForwardingServerCall<Q, R>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            trailers.discardAll(RpcHeaders.CALL_ID);
            trailers.put(RpcHeaders.CALL_ID, id);
            super.close(status, trailers);
          }
        };
    var context = Context.current().withValue(CallIds.KEY, id);
    var listener = new Started<Q>();
    scoped(id, context, () -> listener.next = next.startCall(named, headers));
    return new GuardedListener<>(listener.next, callback -> scoped(id, context, callback));
  }

  private Optional<String> given(Metadata headers) {
    var edge = headers.get(RpcHeaders.EDGE);
    if (edge != null) {
      return services.verifyEdge(edge).map(EdgeStamp::callId);
    }
    var service = headers.get(RpcHeaders.SERVICE);
    return service == null
        ? Optional.empty()
        : services.verifyService(service).map(name -> headers.get(RpcHeaders.CALL_ID));
  }

  private static void scoped(String id, Context context, Runnable work) {
    try (var _ = MDC.putCloseable(LOG_KEY, id)) {
      context.run(work);
    }
  }

  private static final class Started<Q> {
    private ServerCall.Listener<Q> next = new ServerCall.Listener<>() {};
  }
}
