package io.coterie.platform.rpc;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.HostPort;
import io.coterie.platform.identity.ServiceName;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Channels over the wire, one a service, opened when first used and spread over the replicas that
 * the name stands for.
 */
final class ClusterPeers implements Peers, Lifecycle {
  /**
   * gRPC waits up to two minutes before it tries an address again that was long away; a service is
   * to be found again much sooner after it is back.
   */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final ServicesConfig config;
  private final PeerCalls calls;
  private final Duration retry;
  private final Map<ServiceName, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reconnect").factory());

  @Inject
  ClusterPeers(ServicesConfig config, PeerCalls calls) {
    this(config, calls, RETRY);
  }

  /**
   * With another pace.
   *
   * @param retry how long an address that does not answer is left alone
   */
  ClusterPeers(ServicesConfig config, PeerCalls calls, Duration retry) {
    this.config = config;
    this.calls = calls;
    this.retry = retry;
  }

  @Override
  public Channel to(ServiceName service) {
    return calls.on(channels.computeIfAbsent(service, name -> open(address(name))));
  }

  @Override
  public String name() {
    return "channels to other services";
  }

  @Override
  public void start() {
    // each is opened when it is first used, so that services can start in any order
    var _ =
        retries.scheduleWithFixedDelay(
            () -> channels.values().forEach(ManagedChannel::resetConnectBackoff),
            retry.toMillis(),
            retry.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    retries.shutdownNow();
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
            new StartFailure(
                "services." + service.name().toLowerCase(Locale.ROOT) + " is not set",
                "say where that service is, as host:port"));
  }

  private static ManagedChannel open(HostPort address) {
    return NettyChannelBuilder.forTarget("dns:///" + address)
        .defaultLoadBalancingPolicy("round_robin")
        .keepAliveTime(30, TimeUnit.SECONDS)
        .usePlaintext()
        .build();
  }
}
