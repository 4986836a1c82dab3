package io.coterie.standalone.hub;

import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.PeerCalls;
import io.coterie.platform.rpc.Peers;
import io.grpc.Channel;
import jakarta.inject.Inject;

/** The hub's other services, as one of them reaches them. */
final class InProcessPeers implements Peers {
  private final InProcessChannels channels;
  private final PeerCalls calls;

  @Inject
  InProcessPeers(InProcessChannels channels, PeerCalls calls) {
    this.channels = channels;
    this.calls = calls;
  }

  @Override
  public Channel to(ServiceName service) {
    return calls.on(channels.to(service));
  }
}
