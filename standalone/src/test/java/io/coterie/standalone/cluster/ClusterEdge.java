package io.coterie.standalone.cluster;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.gateway.edge.Edge;
import io.coterie.gateway.edge.GatewayModule;
import io.coterie.gateway.forward.Backend;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.rpc.RemoteAuthenticator;
import io.coterie.platform.rpc.RemoteKeySets;
import io.coterie.platform.telemetry.TelemetryModule;
import io.coterie.standalone.hub.HubService;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built-in edge before services that are processes of their own. */
final class ClusterEdge implements AutoCloseable {
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Application application;

  /**
   * Starts one at any port.
   *
   * @param environment of a service that needs no database
   * @param ports where the services are
   */
  ClusterEdge(Map<String, String> environment, Map<ServiceName, Integer> ports) {
    var backends =
        HubService.all().stream()
            .filter(service -> ports.containsKey(service.name()))
            .map(service -> backend(service, ports.getOrDefault(service.name(), 0)))
            .toList();
    var configuration =
        Configuration.load(Sources.none().environment(environment))
            .with("the test", Map.of("edge.port", "0", "edge.bind", "127.0.0.1"));
    application =
        Application.start(
            configuration,
            List.of(
                new GatewayModule(backends),
                new Credentials(),
                new ClusterModule(ServiceName.GATEWAY),
                new SystemClockModule(),
                new TelemetryModule(ServiceName.GATEWAY.text())));
  }

  private Backend backend(HubService service, int port) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    channels.add(channel);
    return new Backend(service.name().text(), service.publicServices(), channel);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + application.injector().getInstance(Edge.class).port());
  }

  @Override
  public void close() {
    application.close();
    channels.forEach(ManagedChannel::shutdownNow);
  }

  private static final class Credentials extends AbstractModule {
    @Override
    protected void configure() {
      bind(ServiceTokens.class).in(Singleton.class);
      bind(KeySets.class).to(RemoteKeySets.class).in(Singleton.class);
      bind(IdentityVerifier.class).in(Singleton.class);
      bind(Authenticator.class).to(RemoteAuthenticator.class).in(Singleton.class);
    }
  }
}
