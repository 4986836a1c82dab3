package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Proves this service on its calls to others, names the call and passes on its reason, and never
 * waits without end: gRPC's context brings the incoming deadline, this one a default.
 */
public final class PeerInterceptor implements ClientInterceptor {
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  private final ServiceName self;
  private final ServiceTokens tokens;

  public PeerInterceptor(ServiceName self, ServiceTokens tokens) {
    this.self = self;
    this.tokens = tokens;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    boolean unary = method.getType() == MethodDescriptor.MethodType.UNARY;
    var bounded =
        unary && options.getDeadline() == null
            ? options.withDeadlineAfter(DEFAULT_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            : options;
    return new SimpleForwardingClientCall<>(next.newCall(method, bounded)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        headers.put(RpcHeaders.SERVICE, tokens.service(self));
        Call.ifAny()
            .ifPresent(call -> {
              headers.put(RpcHeaders.CALL_ID, call.id());
              call.reason()
                  .ifPresent(reason -> headers.put(RpcHeaders.REASON, StatedReason.encode(reason)));
            });
        super.start(listener, headers);
      }
    };
  }
}
