package io.coterie.relay.service;

import static io.coterie.platform.config.ConfigBinder.bindConfig;
import static io.coterie.relay.v1.RelayServiceGrpc.getTunnelMethod;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.CallerKind;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.rpc.Peers;
import io.coterie.platform.rpc.ServicePart;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.feed.GrantKeySets;
import io.coterie.relay.feed.HubFeeds;
import io.coterie.relay.feed.Presence;
import io.coterie.relay.feed.Registration;
import io.coterie.relay.port.PortException;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.wire.credential.RelayKey;
import io.grpc.BindableService;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

/** Wires a relay and what ties it to its hub, and says who may call its tunnel. */
final class RelayModule extends AbstractModule {
  /** What the clocks of a deployment may differ by. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final boolean behindEdge;

  /**
   * Wires one.
   *
   * @param behindEdge whether an edge leads tunnels to it
   */
  RelayModule(boolean behindEdge) {
    this.behindEdge = behindEdge;
  }

  @Override
  protected void configure() {
    bindConfig(binder(), "relay", RelayConfig.class);
    bind(GrantKeySets.class).in(Singleton.class);
    bind(TunnelRpc.class);
    var components = LifecycleBinder.of(binder());
    components.in(Phase.BACKGROUND).to(GrantKeySets.class);
    components.in(Phase.SERVERS).to(RelayServer.class);
    components.in(Phase.SERVERS).to(HubFeeds.class);
    components.in(Phase.SERVERS).to(Registration.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(
            MethodTable.builder()
                .method(
                    getTunnelMethod(),
                    LimitClass.WATCH,
                    Scope.NODES_WRITE,
                    CallerKind.NODE,
                    CallerKind.NODE_IN_NETWORK)
                .build());
  }

  @ProvidesIntoSet
  static BindableService tunnel(TunnelRpc rpc) {
    return new ServicePart(rpc, getTunnelMethod());
  }

  /** It opens its sockets here. */
  @Provides
  @Singleton
  static RelayServer server(
      RelayConfig config, ClusterSecret secret, GrantKeySets keys, Clock clock, Metrics metrics) {
    // registry-service seals credentials with the same
    var key =
        new RelayKey(secret.derive("AES", RelayKey.PURPOSE + config.relayName()).getEncoded());
    try {
      return new RelayServer(config, key, keys, clock, metrics);
    } catch (PortException e) {
      throw StartFailure.cannotListen(
          new InetSocketAddress(config.bind().getFirst(), config.port()), "relay.port", e);
    }
  }

  @Provides
  @Singleton
  static HubFeeds feeds(Peers peers, RelayConfig config, RelayServer server, Clock clock) {
    return new HubFeeds(
        peers, config.limits().revocationLife().plus(SKEW), server.revocations(), clock);
  }

  @Provides
  @Singleton
  Registration registration(Peers peers, RelayConfig config, RelayServer server) {
    return new Registration(
        peers,
        () ->
            new Presence(
                config.relayName(),
                Incarnation.random(),
                config.region(),
                Advertised.of(config.advertise(), server.addresses()),
                behindEdge),
        server::drain);
  }
}
