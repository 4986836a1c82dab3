package io.coterie.testing;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.db.Database;
import io.coterie.platform.db.DatabaseModule;
import io.coterie.platform.feed.FeedModule;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.refusal.RefusalModule;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.platform.rpc.RpcModule;
import io.coterie.platform.telemetry.TelemetryModule;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One replica of a service, running in this process; made by {@link TestDeployment#start}. Its
 * channels go through the real chain.
 */
public final class ServiceFixture implements AutoCloseable {
  private final TestDeployment deployment;
  private final Application application;
  private final ManagedChannel channel;

  ServiceFixture(
      TestDeployment deployment,
      ServiceName service,
      String address,
      TestDatabase database,
      Map<String, String> configuration,
      Module... modules) {
    this.deployment = deployment;
    var schema = service.name().toLowerCase(Locale.ROOT);
    var all = new ArrayList<Module>();
    all.add(new TelemetryModule(service.text()));
    all.add(new DeploymentModule(deployment, service, address));
    all.add(new DatabaseModule(schema, "classpath:db/" + schema));
    all.add(new FeedModule());
    all.add(new RpcModule());
    all.add(new RefusalModule());
    all.addAll(List.of(modules));
    this.application =
        Application.start(
            Configuration.load(Sources.none().values("fixture", defaults(database)))
                .with("test", configuration),
            all);
    this.channel = InProcessChannelBuilder.forName(address).build();
  }

  /** A channel that shows no credential. */
  public Channel anonymous() {
    return channel;
  }

  /** A channel on which every call is made by this caller, as if the edge had sent it. */
  public Channel as(Caller caller) {
    return with(RpcHeaders.IDENTITY, deployment.identity(caller));
  }

  /** A channel on which every call is made by another service. */
  public Channel asService(ServiceName service) {
    return with(RpcHeaders.SERVICE, deployment.serviceToken(service));
  }

  /** A channel on which every call shows a bearer credential. */
  public Channel bearer(String credential) {
    return with(RpcHeaders.AUTHORIZATION, "Bearer " + credential);
  }

  /** A channel on which every call carries a header. */
  public Channel with(Metadata.Key<String> name, String value) {
    var headers = new Metadata();
    headers.put(name, value);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** One of the service's own objects: for what has no door to the outside. */
  public <T> T instance(Class<T> type) {
    return application.injector().getInstance(type);
  }

  public Database database() {
    return instance(Database.class);
  }

  /** Stops this replica in order, as a roll-out would; a second time does nothing. */
  @Override
  public void close() {
    channel.shutdownNow();
    application.close();
  }

  private static Map<String, String> defaults(TestDatabase database) {
    var settings = database.settings();
    return Map.ofEntries(
        Map.entry("database.url", settings.url()),
        Map.entry("database.user", settings.user()),
        Map.entry("database.password", settings.password()),
        Map.entry("database.pool-size", Integer.toString(settings.poolSize())),
        Map.entry("database.connection-timeout", "20s"),
        Map.entry("limits.reads-per-second", "1000000"),
        Map.entry("limits.writes-per-second", "1000000"),
        Map.entry("limits.watches-per-minute", "1000000"),
        Map.entry("limits.heartbeats-per-minute", "1000000"),
        Map.entry("limits.logins-per-minute", "1000000"),
        Map.entry("limits.accounts-per-hour", "1000000"),
        Map.entry("limits.node-registrations-per-minute", "1000000"),
        Map.entry("limits.joins-per-minute", "1000000"));
  }
}
