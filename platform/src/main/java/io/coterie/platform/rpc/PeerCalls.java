package io.coterie.platform.rpc;

import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.telemetry.tracing.Tracing;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes with every call of this service to another, however the other is reached: its proof,
 * and the trace that the call is part of.
 */
public final class PeerCalls {
  private final List<ClientInterceptor> interceptors;

  @Inject
  public PeerCalls(ServiceName self, ServiceTokens tokens, Tracing tracing) {
    this.interceptors =
        Stream.concat(
                Stream.of(new PeerInterceptor(self, tokens)), tracing.clientInterceptor().stream())
            .toList();
  }

  /** The channel, with what goes with every call on it. */
  public Channel on(Channel channel) {
    return ClientInterceptors.intercept(channel, interceptors);
  }
}
