package io.coterie.testing;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.PeerCalls;
import io.coterie.platform.rpc.Peers;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Channels to the first replicas of the other services, one each, closed with the service. */
final class InProcessPeers implements Peers, Lifecycle {
  private final TestDeployment deployment;
  private final PeerCalls calls;
  private final Map<ServiceName, ManagedChannel> channels = new ConcurrentHashMap<>();

  @Inject
  InProcessPeers(TestDeployment deployment, PeerCalls calls) {
    this.deployment = deployment;
    this.calls = calls;
  }

  @Override
  public Channel to(ServiceName service) {
    return calls.on(
        channels.computeIfAbsent(
            service, peer -> InProcessChannelBuilder.forName(deployment.address(peer, 1)).build()));
  }

  @Override
  public String name() {
    return "channels to other services";
  }

  @Override
  public void start() {
    // each is opened when it is first used
  }

  @Override
  public void stop() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
