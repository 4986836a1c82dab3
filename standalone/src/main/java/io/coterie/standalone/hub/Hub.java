package io.coterie.standalone.hub;

import static java.util.stream.Collectors.joining;

import com.google.common.net.HostAndPort;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.coterie.gateway.edge.Edge;
import io.coterie.gateway.edge.GatewayModule;
import io.coterie.gateway.forward.Backend;
import io.coterie.gateway.forward.RelayTunnels;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Listen;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.platform.telemetry.TelemetryModule;
import io.coterie.platform.telemetry.log.LogConfig;
import io.coterie.platform.telemetry.log.Logging;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayServer;
import io.coterie.standalone.home.Home;
import io.coterie.standalone.home.PidFile;
import io.coterie.standalone.postgres.EmbeddedPostgres;
import io.coterie.standalone.postgres.EmbeddedPostgresException;
import io.coterie.standalone.postgres.PostgresOptions;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running hub. Closing it stops the edge first and the database last. */
public final class Hub implements AutoCloseable {
  private static final Map<String, String> NOT_YET_KNOWN =
      Map.of("database.url", "jdbc:postgresql:", "database.password", "not yet known");

  private final HubOptions options;
  private final Consumer<String> progress;
  private final Clock clock = Clock.systemUTC();
  private final Stoppables running = new Stoppables();
  private CompletableFuture<String> broken = new CompletableFuture<>();
  private final Metrics metrics;
  private @Nullable Application relay;
  private @Nullable Application edge;

  private Hub(HubOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
    this.metrics = running.add("metrics", new Metrics(), Metrics::close);
  }

  /**
   * A hub that is not started yet, so that it can be told to stop while it starts.
   *
   * @param progress told what takes longer than a moment, in a short phrase
   */
  public static Hub of(HubOptions options, Consumer<String> progress) {
    return new Hub(options, progress);
  }

  /**
   * Returns when the hub takes calls.
   *
   * @throws RuntimeException why it does not: {@code StartProblems.lines} has the lines for the
   *     operator. What was started is stopped again
   */
  public Hub start() {
    options.checkSafe();
    boolean started = false;
    try {
      startAll();
      started = true;
      return this;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private void startAll() {
    var home = running.add("home", Home.take(options.home()), Home::close);
    var configuration = configuration(home);
    check(configuration);
    Logging.apply(configuration.section("telemetry", LogConfig.class));
    var stored = configuration.with("the hub", database(home));
    var secret = home.clusterSecret();
    var channels = running.add("channels", new InProcessChannels(), InProcessChannels::close);
    progress.accept("starting the services");
    for (var service : HubService.all()) {
      var application = start(service, stored, secret, channels);
      if (service.name() == ServiceName.RELAY) {
        relay = application;
      }
    }
    channels.allListen();
    edge = startEdge(stored, secret, channels);
    running.add("pid file", PidFile.write(home.pidFile()), PidFile::close);
  }

  /** Every mistake in the settings at once, before anything is started. */
  private void check(Configuration configuration) {
    var modules = new ArrayList<Module>(List.of(new GatewayModule(List.of()), telemetry("hub")));
    HubService.all().forEach(service -> modules.addAll(service.modules()));
    // the embedded database says where it is only once it runs
    var place = options.database().map(DatabaseUrl::values).orElse(NOT_YET_KNOWN);
    configuration.with("the hub", place).checkComplete(Application.sections(modules));
  }

  private Application start(
      HubService service, Configuration stored, ClusterSecret secret, InProcessChannels channels) {
    var name = service.name();
    var modules = new ArrayList<>(service.modules());
    modules.add(telemetry(name.text()));
    modules.add(new Surroundings(name, secret, clock, channels));
    modules.add(binder -> binder.bind(Listen.class).toInstance(channels.address(name)));
    return running.add(name.text(), Application.start(stored, modules), Application::close);
  }

  private Application startEdge(
      Configuration stored, ClusterSecret secret, InProcessChannels channels) {
    var backends =
        HubService.all().stream()
            .map(service ->
                new Backend(
                    service.name().text(), service.publicServices(), channels.to(service.name())))
            .toList();
    return running.add(
        "edge",
        Application.start(
            stored,
            List.of(
                new EdgeModules(backends, tunnels(channels)),
                new Surroundings(ServiceName.GATEWAY, secret, clock, channels),
                telemetry(ServiceName.GATEWAY.text()))),
        Application::close);
  }

  private RelayTunnels tunnels(InProcessChannels channels) {
    var name = part(relay).getInstance(RelayConfig.class).relayName();
    return new RelayTunnels(Map.of(name, channels.to(ServiceName.RELAY)));
  }

  private TelemetryModule telemetry(String name) {
    return TelemetryModule.sharing(metrics, name);
  }

  /** Where the hub is reached. */
  public URI edge() {
    var host = options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
    int port = part(edge).getInstance(Edge.class).port();
    return URI.create((options.hasTls() ? "https" : "http") + "://" + host + ":" + port);
  }

  /** Where the hub's relay waits for datagrams: {@code ip:port}. */
  public String relay() {
    return part(relay).getInstance(RelayServer.class).addresses().stream()
        .map(address ->
            HostAndPort.fromParts(address.getAddress().getHostAddress(), address.getPort()))
        .map(HostAndPort::toString)
        .collect(joining(","));
  }

  private static Injector part(@Nullable Application started) {
    if (started == null) {
      throw new IllegalStateException("the hub is not started");
    }
    return started.injector();
  }

  /** Completes with the reason if the hub can't go on; it should be closed then. */
  public CompletableFuture<String> broken() {
    return broken.copy();
  }

  private Configuration configuration(Home home) {
    var sources = Sources.none().environment(System.getenv());
    var file = options.settings().or(() -> Optional.of(home.settings()).filter(Files::exists));
    return Configuration.load(file.map(sources::file).orElse(sources))
        .with("the command line", flags(home));
  }

  private Map<String, String> flags(Home home) {
    var values = new LinkedHashMap<String, String>();
    values.put("edge.bind", options.bind());
    values.put("edge.port", Integer.toString(options.port()));
    values.put("relay.bind", options.bind());
    values.put("relay.port", Integer.toString(options.relayPort()));
    options.tlsCertificate().ifPresent(file -> values.put("edge.tls-certificate", file.toString()));
    options.tlsKey().ifPresent(file -> values.put("edge.tls-key", file.toString()));
    values.put("auth.operator-token-file", home.operatorToken().toString());
    values.put("auth.first-account-needs-operator", Boolean.toString(!options.isLocal()));
    return values;
  }

  private Map<String, String> database(Home home) {
    return options.database().map(DatabaseUrl::values).orElseGet(() -> embedded(home));
  }

  private Map<String, String> embedded(Home home) {
    try {
      var postgres =
          running.add(
              "database",
              EmbeddedPostgres.start(PostgresOptions.in(home.postgres()).withProgress(progress)),
              server -> server.stop());
      broken =
          postgres
              .lost()
              .thenApply(_ -> "the database ended: see " + home.postgres().resolve("server.log"));
      return Map.of(
          "database.url", postgres.jdbcUrl(),
          "database.user", postgres.user(),
          "database.password", postgres.password());
    } catch (EmbeddedPostgresException e) {
      throw new StartFailure(
          String.valueOf(e.getMessage()), "see " + home.postgres().resolve("server.log"), e);
    }
  }

  @Override
  public void close() {
    running.stop();
  }
}
