package io.coterie.gateway.edge;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import io.coterie.gateway.connection.SourceAddresses;
import io.coterie.gateway.connection.TrustedProxies;
import io.coterie.gateway.credential.Admission;
import io.coterie.gateway.credential.OperatorCheck;
import io.coterie.gateway.forward.Backend;
import io.coterie.gateway.forward.Forwarding;
import io.coterie.gateway.forward.OpenStreams;
import io.coterie.gateway.forward.RelayTunnels;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import java.util.List;

/**
 * The built-in edge in front of the given backends. Needs bound: {@code ServiceTokens}, {@code
 * Metrics}, {@code Authenticator}, and {@code Peers} on which the gateway proves itself.
 */
public final class GatewayModule extends AbstractModule {
  private final List<Backend> backends;
  private final RelayTunnels tunnels;

  /** Without relays. */
  public GatewayModule(List<Backend> backends) {
    this(backends, RelayTunnels.NONE);
  }

  public GatewayModule(List<Backend> backends, RelayTunnels tunnels) {
    this.backends = List.copyOf(backends);
    this.tunnels = tunnels;
  }

  @Override
  protected void configure() {
    bindConfig(binder(), "edge", EdgeConfig.class);
    bind(new TypeLiteral<List<Backend>>() {}).toInstance(backends);
    bind(RelayTunnels.class).toInstance(tunnels);
    bind(Admission.class).in(Singleton.class);
    bind(OperatorCheck.class);
    bind(OpenStreams.class).in(Singleton.class);
    bind(Forwarding.class);
    bind(Routes.class);
    bind(Edge.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.SERVERS).to(Edge.class);
  }

  @Provides
  @Singleton
  static SourceAddresses sources(EdgeConfig config) {
    return new SourceAddresses(new TrustedProxies(config.trustedProxies()));
  }
}
