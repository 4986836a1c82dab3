package io.coterie.gateway.edge;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.coterie.gateway.forward.Backend;
import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.PeerInterceptor;
import io.coterie.platform.rpc.Peers;
import io.coterie.platform.telemetry.Metrics;
import io.grpc.BindableService;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServiceDescriptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real edge on a free port, in front of the echo and of a fake auth-service. */
final class RunningEdge implements AutoCloseable {
  final EchoBackend echo = new EchoBackend();
  final FakeAuth auth = new FakeAuth();
  final ServiceTokens tokens = new ServiceTokens(ClusterSecret.random(), Clock.systemUTC());
  final HttpClient http = HttpClient.newHttpClient();

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Server> servers = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Edge edge;

  private RunningEdge(Map<String, String> settings, List<Service> services) {
    var backends = new ArrayList<Backend>();
    backends.add(
        new Backend(
            "echo-service",
            List.of(EchoContract.ECHO, EchoContract.BACKSTAGE),
            inProcess(echo.services())));
    services.forEach(service ->
        backends.add(
            new Backend(
                service.name(),
                List.of(service.descriptor()),
                inProcess(List.of(service.implementation())))));
    edge = injector(settings, backends).getInstance(Edge.class);
    try {
      edge.start();
    } catch (StartFailure e) {
      close();
      throw e;
    }
  }

  /** One more service behind the edge. */
  record Service(String name, ServiceDescriptor descriptor, BindableService implementation) {}

  static RunningEdge start() {
    return start(Map.of());
  }

  static RunningEdge start(Map<String, String> settings, Service... services) {
    return new RunningEdge(settings, List.of(services));
  }

  private Injector injector(Map<String, String> settings, List<Backend> backends) {
    var authChannel =
        ClientInterceptors.intercept(
            inProcess(List.of(auth)), new PeerInterceptor(ServiceName.GATEWAY, tokens));
    var values = new HashMap<>(Map.of("edge.port", "0"));
    values.putAll(settings);
    var configuration = Configuration.load(Sources.none()).with("test", values);
    return Guice.createInjector(
        new GatewayModule(backends),
        new AbstractModule() {
          @Override
          protected void configure() {
            binder().requireExplicitBindings();
            bind(Configuration.class).toInstance(configuration);
            bind(ServiceTokens.class).toInstance(tokens);
            bind(Metrics.class).toInstance(new Metrics());
            bind(Authenticator.class).toInstance(auth);
            bind(Peers.class).toInstance(service -> authChannel);
          }
        });
  }

  private ManagedChannel inProcess(List<BindableService> services) {
    var name = UUID.randomUUID().toString();
    var server = InProcessServerBuilder.forName(name).executor(calls);
    services.forEach(server::addService);
    try {
      servers.add(server.build().start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var channel = InProcessChannelBuilder.forName(name).build();
    channels.add(channel);
    return channel;
  }

  /** What the last call that arrived said under a header. */
  String lastHeader(Metadata.Key<String> key) {
    return Objects.requireNonNull(echo.received.getLast().get(key));
  }

  int port() {
    return edge.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** A connection of its own, which {@link #close} closes. */
  ManagedChannel connect() {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port()).usePlaintext().build();
    channels.add(channel);
    return channel;
  }

  /** Makes the services unreachable. */
  void stopServices() {
    servers.forEach(Server::shutdownNow);
  }

  Edge edge() {
    return edge;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    edge.stop();
    servers.forEach(Server::shutdownNow);
    calls.shutdownNow();
    http.shutdownNow();
  }
}
