package io.coterie.auth;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.platform.boot.Application;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.Listen;
import io.coterie.platform.rpc.PeerInterceptor;
import io.coterie.platform.rpc.Peers;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.platform.telemetry.TelemetryModule;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** One running auth-service. */
final class Replica implements AutoCloseable {
  private final Hub hub;
  private final ManagedChannel channel;
  private final ManagedChannel network;
  private final ManagedChannel registry;
  private final Application application;

  Replica(Hub hub, String name, Map<String, String> configuration) {
    this.hub = hub;
    this.channel = InProcessChannelBuilder.forName(name).build();
    this.network = InProcessChannelBuilder.forName(hub.id + "-network").build();
    this.registry = InProcessChannelBuilder.forName(hub.id + "-registry").build();
    var modules = new ArrayList<Module>(AuthService.modules());
    modules.add(new TelemetryModule("auth-service"));
    modules.add(new Surroundings(new Listen.InProcess(name)));
    this.application =
        Application.start(
            Configuration.load(Sources.none().values("test", settings(configuration))), modules);
  }

  /** Calls without a credential, from an address. */
  Client from(String address) {
    var headers = new Metadata();
    headers.put(RpcHeaders.EDGE, hub.serviceTokens().edge(new EdgeStamp(address, "call-1")));
    return new Client(channel, headers);
  }

  /** Calls without a credential, from an address, with a client that calls itself something. */
  Client from(String address, String userAgent) {
    var headers = new Metadata();
    headers.put(RpcHeaders.EDGE, hub.serviceTokens().edge(new EdgeStamp(address, "call-1")));
    headers.put(RpcHeaders.CLIENT, userAgent);
    return new Client(channel, headers);
  }

  /** Calls without a credential. */
  Client anybody() {
    return new Client(channel, new Metadata());
  }

  /** Calls with a bearer credential. */
  Client with(String credential) {
    return header(RpcHeaders.AUTHORIZATION, "Bearer " + credential);
  }

  /** Calls with the identity that the edge would send for a credential. */
  Client withIdentity(String identity) {
    return header(RpcHeaders.IDENTITY, identity);
  }

  /** The identity that the edge would send for a credential. */
  String identityOf(String credential) {
    return asService(ServiceName.GATEWAY)
        .identities()
        .authenticate(AuthenticateRequest.newBuilder().setCredential(credential).build())
        .getIdentity();
  }

  /** Calls as another service. */
  Client asService(ServiceName service) {
    return header(RpcHeaders.SERVICE, hub.serviceTokens().service(service));
  }

  <T> T instance(Class<T> type) {
    return application.injector().getInstance(type);
  }

  @Override
  public void close() {
    application.close();
    channel.shutdownNow();
    network.shutdownNow();
    registry.shutdownNow();
  }

  Client header(Metadata.Key<String> name, String value) {
    var headers = new Metadata();
    headers.put(name, value);
    return new Client(channel, headers);
  }

  private Map<String, String> settings(Map<String, String> more) {
    var database = hub.database.settings();
    var all = new HashMap<String, String>();
    all.put("database.url", database.url());
    all.put("database.user", database.user());
    all.put("database.password", database.password());
    // A test proves what happens, not how fast on a busy machine.
    all.put("database.connection-timeout", "60s");
    all.put("database.statement-timeout", "60s");
    all.put("database.lock-timeout", "60s");
    all.put("auth.password.patience", "60s");
    all.put("auth.first-account-needs-operator", "false");
    all.put("auth.password.memory-kib", "64");
    all.put("auth.password.iterations", "1");
    all.put("limits.logins-per-minute", "100000");
    all.put("limits.accounts-per-hour", "100000");
    all.put("limits.node-registrations-per-minute", "100000");
    all.putAll(more);
    return all;
  }

  private final class Surroundings extends AbstractModule {
    private final Listen listen;

    Surroundings(Listen listen) {
      this.listen = listen;
    }

    @Override
    protected void configure() {
      bind(Clock.class).toInstance(hub.clock);
      bind(ClusterSecret.class).toInstance(hub.secret);
      bind(Listen.class).toInstance(listen);
    }

    @Provides
    @Singleton
    Peers peers(ServiceTokens tokens) {
      var proof = new PeerInterceptor(ServiceName.AUTH, tokens);
      return service ->
          ClientInterceptors.intercept(service == ServiceName.NETWORK ? network : registry, proof);
    }
  }
}
