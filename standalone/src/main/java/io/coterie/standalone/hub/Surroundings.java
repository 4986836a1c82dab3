package io.coterie.standalone.hub;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.PeerCalls;
import io.coterie.platform.rpc.Peers;
import java.time.Clock;

/** What every part of the hub finds around it: what a cluster would bring by configuration. */
final class Surroundings extends AbstractModule {
  private final ServiceName self;
  private final ClusterSecret secret;
  private final Clock clock;
  private final InProcessChannels channels;

  Surroundings(ServiceName self, ClusterSecret secret, Clock clock, InProcessChannels channels) {
    this.self = self;
    this.secret = secret;
    this.clock = clock;
    this.channels = channels;
  }

  @Override
  protected void configure() {
    bind(ServiceName.class).toInstance(self);
    bind(ClusterSecret.class).toInstance(secret);
    bind(Clock.class).toInstance(clock);
    bind(InProcessChannels.class).toInstance(channels);
    bind(PeerCalls.class).in(Singleton.class);
    bind(Peers.class).to(InProcessPeers.class).in(Singleton.class);
  }
}
