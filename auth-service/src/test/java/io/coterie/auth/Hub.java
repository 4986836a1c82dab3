package io.coterie.auth;

import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.testing.FakeClock;
import io.coterie.testing.TestDatabase;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is around auth-service in a test: a database, a clock, and the two services it asks, which
 * believe only calls that carry a service's proof. Closing it closes the replicas started on it.
 */
final class Hub implements AutoCloseable {
  static final Metadata.Key<String> SERVICE =
      Metadata.Key.of("x-coterie-service", Metadata.ASCII_STRING_MARSHALLER);

  final FakeClock clock = FakeClock.create();
  final ClusterSecret secret = ClusterSecret.random();
  final TestDatabase database = TestDatabase.create("auth", "classpath:db/auth");
  final FakeNetworkService network = new FakeNetworkService();
  final FakeRegistry registry = new FakeRegistry();
  final FakeFeed networkFeed = new FakeFeed();
  final FakeFeed registryFeed = new FakeFeed();
  final String id = UUID.randomUUID().toString();
  private final List<Server> servers =
      List.of(serve("network", network, networkFeed), serve("registry", registry, registryFeed));
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();

  /** Starts a replica that lets anybody register first. */
  Replica start() {
    return start(Map.of());
  }

  /** Starts a replica. */
  Replica start(Map<String, String> configuration) {
    var replica = new Replica(this, "auth-" + UUID.randomUUID(), configuration);
    replicas.add(replica);
    return replica;
  }

  ServiceTokens serviceTokens() {
    return new ServiceTokens(secret, clock);
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    servers.forEach(Server::shutdownNow);
    database.close();
  }

  private Server serve(String name, io.grpc.BindableService... services) {
    var builder = InProcessServerBuilder.forName(id + "-" + name).intercept(new OnlyServices());
    for (var service : services) {
      builder.addService(service);
    }
    try {
      return builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class OnlyServices implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      var proof = headers.get(SERVICE);
      if (proof == null || serviceTokens().verifyService(proof).isEmpty()) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
