package io.coterie.standalone.hub;

import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.PeerInterceptor;
import io.coterie.platform.rpc.Peers;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;

/** The hub's other services, as one of them reaches them. */
record InProcessPeers(ServiceName self, ServiceTokens tokens, InProcessChannels channels)
    implements Peers {
  @Override
  public Channel to(ServiceName service) {
    return ClientInterceptors.intercept(channels.to(service), new PeerInterceptor(self, tokens));
  }
}
