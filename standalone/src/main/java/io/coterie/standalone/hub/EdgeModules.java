package io.coterie.standalone.hub;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.gateway.edge.GatewayModule;
import io.coterie.gateway.forward.Backend;
import io.coterie.gateway.forward.RelayTunnels;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.RemoteAuthenticator;
import io.coterie.platform.rpc.RemoteKeySets;
import java.util.List;

/** The edge, in front of the hub's services. */
final class EdgeModules extends AbstractModule {
  private final List<Backend> backends;
  private final RelayTunnels tunnels;

  EdgeModules(List<Backend> backends, RelayTunnels tunnels) {
    this.backends = List.copyOf(backends);
    this.tunnels = tunnels;
  }

  @Override
  protected void configure() {
    install(new GatewayModule(backends, tunnels));
    bind(ServiceTokens.class).in(Singleton.class);
    bind(KeySets.class).to(RemoteKeySets.class).in(Singleton.class);
    bind(IdentityVerifier.class).in(Singleton.class);
    bind(Authenticator.class).to(RemoteAuthenticator.class).in(Singleton.class);
  }
}
