package io.coterie.platform.rpc;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.config.HostPort;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.telemetry.tracing.Tracing;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Channels over the wire, one a service, opened when first used and spread over the replicas that
 * the name stands for.
 */
final class ClusterPeers implements Peers, Lifecycle {
  private final ServicesConfig config;
  private final List<ClientInterceptor> interceptors;
  private final Map<ServiceName, ManagedChannel> channels = new ConcurrentHashMap<>();

  @Inject
  ClusterPeers(ServiceName self, ServicesConfig config, ServiceTokens tokens, Tracing tracing) {
    this.config = config;
    this.interceptors =
        Stream.concat(
                Stream.of(new PeerInterceptor(self, tokens)), tracing.clientInterceptor().stream())
            .toList();
  }

  @Override
  public Channel to(ServiceName service) {
    return ClientInterceptors.intercept(
        channels.computeIfAbsent(service, name -> open(address(name))), interceptors);
  }

  @Override
  public String name() {
    return "channels to other services";
  }

  @Override
  public void start() {
    // each is opened when it is first used, so that services can start in any order
  }

  @Override
  public void stop() throws InterruptedException {
    List<ManagedChannel> open = new ArrayList<>(channels.values());
    open.forEach(ManagedChannel::shutdownNow);
    for (var channel : open) {
      channel.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private HostPort address(ServiceName service) {
    return config
        .address(service)
        .orElseThrow(() ->
            new IllegalStateException(
                "services." + service.name().toLowerCase(Locale.ROOT) + " is not set"));
  }

  private static ManagedChannel open(HostPort address) {
    return NettyChannelBuilder.forTarget("dns:///" + address)
        .defaultLoadBalancingPolicy("round_robin")
        .keepAliveTime(30, TimeUnit.SECONDS)
        .usePlaintext()
        .build();
  }
}
