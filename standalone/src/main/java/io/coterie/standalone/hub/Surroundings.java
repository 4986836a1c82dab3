package io.coterie.standalone.hub;

import com.google.inject.AbstractModule;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Listen;
import io.coterie.platform.rpc.Peers;
import java.time.Clock;

/** What the hub binds around each service: what a cluster would bring by configuration. */
final class Surroundings extends AbstractModule {
  private final ServiceName self;
  private final ClusterSecret secret;
  private final Clock clock;
  private final Peers peers;
  private final Listen listen;

  Surroundings(ServiceName self, ClusterSecret secret, Clock clock, Peers peers, Listen listen) {
    this.self = self;
    this.secret = secret;
    this.clock = clock;
    this.peers = peers;
    this.listen = listen;
  }

  @Override
  protected void configure() {
    bind(ServiceName.class).toInstance(self);
    bind(ClusterSecret.class).toInstance(secret);
    bind(Clock.class).toInstance(clock);
    bind(Peers.class).toInstance(peers);
    bind(Listen.class).toInstance(listen);
  }
}
