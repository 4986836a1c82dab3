package io.coterie.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.coterie.auth.AuthMain;
import io.coterie.network.NetworkMain;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.registry.RegistryMain;
import io.coterie.relay.service.RelayMain;
import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every service in a process of its own, on one database, known to each other by their ports. */
final class Cluster implements AutoCloseable {
  private final TestDatabase database = TestDatabase.empty("hub", "classpath:db/auth");
  private final Path secret = Files.createTempFile("cluster", ".secret");
  private final int authPort = freePort();
  private final int registryPort = freePort();
  private final int networkPort = freePort();
  private final ServiceProcess auth;
  private final ServiceProcess registry;
  private ServiceProcess network;

  Cluster() throws IOException {
    Files.writeString(secret, ClusterSecret.random().reveal());
    auth =
        ServiceProcess.start(
            AuthMain.class,
            authPort,
            environment(Map.of("COTERIE_AUTH_FIRST_ACCOUNT_NEEDS_OPERATOR", "false")));
    registry = ServiceProcess.start(RegistryMain.class, registryPort, environment(Map.of()));
    network = startNetwork();
    awaitServing(auth);
    awaitServing(registry);
    awaitServing(network);
  }

  ServiceProcess auth() {
    return auth;
  }

  ServiceProcess registry() {
    return registry;
  }

  ServiceProcess network() {
    return network;
  }

  /** Starts network-service once more, where it was before. */
  void networkReturns() throws IOException {
    network.close();
    network = startNetwork();
    awaitServing(network);
  }

  private ServiceProcess startNetwork() throws IOException {
    return ServiceProcess.start(NetworkMain.class, networkPort, environment(Map.of()));
  }

  /** One more process, which is the caller's to close: a relay at any UDP port. */
  ServiceProcess startRelay(String name) throws IOException {
    return startRelay(name, 0);
  }

  /** The same at a port. */
  ServiceProcess startRelay(String name, int port) throws IOException {
    var relay =
        ServiceProcess.start(
            RelayMain.class,
            freePort(),
            surroundings(
                Map.of(
                    "COTERIE_RELAY_NAME",
                    name,
                    "COTERIE_RELAY_BIND",
                    "127.0.0.1",
                    "COTERIE_RELAY_PORT",
                    Integer.toString(port))));
    awaitServing(relay);
    return relay;
  }

  /** An edge before the services, which is the caller's to close. */
  ClusterEdge startEdge() {
    return new ClusterEdge(
        surroundings(Map.of()),
        Map.of(
            ServiceName.AUTH,
            authPort,
            ServiceName.REGISTRY,
            registryPort,
            ServiceName.NETWORK,
            networkPort));
  }

  /** {@code kill -9} to all that keeps anything. */
  void killServices() {
    List.of(network, registry, auth).forEach(ServiceProcess::kill);
  }

  private static void awaitServing(ServiceProcess service) {
    await().atMost(Duration.ofMinutes(1)).until(service::isServing);
  }

  private Map<String, String> environment(Map<String, String> more) {
    var settings = database.settings();
    var all = surroundings(more);
    all.put("COTERIE_DATABASE_URL", settings.url());
    all.put("COTERIE_DATABASE_USER", settings.user());
    all.put("COTERIE_DATABASE_PASSWORD", settings.password());
    return all;
  }

  /** Of one that needs no database. */
  private Map<String, String> surroundings(Map<String, String> more) {
    var all = new HashMap<>(more);
    all.put("COTERIE_CLUSTER_SECRET", "file:" + secret);
    all.put("COTERIE_SERVICES_AUTH", "127.0.0.1:" + authPort);
    all.put("COTERIE_SERVICES_REGISTRY", "127.0.0.1:" + registryPort);
    all.put("COTERIE_SERVICES_NETWORK", "127.0.0.1:" + networkPort);
    return all;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    network.close();
    registry.close();
    auth.close();
    database.close();
    Files.delete(secret);
  }
}
