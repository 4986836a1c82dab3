package io.coterie.standalone.hub;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole hub on a free port and a database of its own, and a client's view of it. Names are made
 * up so that tests can share it.
 */
public final class TestHub implements AutoCloseable {
  /** Tests call more often than people do. */
  private static final String SETTINGS =
      """
      limits:
        logins-per-minute: 100000
        accounts-per-hour: 100000
        node-registrations-per-minute: 100000
        joins-per-minute: 100000
        heartbeats-per-minute: 100000
        reads-per-second: 100000
        writes-per-second: 100000
        watches-per-minute: 100000
      auth:
        password:
          memory-kib: 64
          iterations: 1
      """;

  /** Hundreds of calls at once take their time on a small machine. */
  private static final ClientOptions PATIENT =
      new ClientOptions(Duration.ofMinutes(3), "coterie-tests", Optional.empty());

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final TestDatabase database;
  private final boolean ownsDatabase;
  private final Hub hub;
  private final CoterieClient client;
  private final List<TestHub> replicas = new ArrayList<>();

  /** An account, and clients that act as it. */
  public record Account(
      String id, String name, CoterieClient user, CoterieClient bound, String defaultNetwork) {}

  /** A registered node and its key. */
  public record TestNode(String id, NodeKey key, String hostname) {}

  private TestHub(Path folder, TestDatabase database, boolean ownsDatabase, String settings) {
    this.folder = folder;
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    try {
      Files.writeString(folder.resolve("coterie.yaml"), SETTINGS + settings);
      hub =
          Hub.of(HubOptions.local(folder, 0).on(new DatabaseUrl(url(database))), phrase -> {})
              .start();
      client = CoterieClient.of(HubAddress.parse(hub.edge().toString(), false), PATIENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database as {@code --database-url} names it. */
  public static String url(TestDatabase database) {
    var settings = database.settings();
    return settings
        .url()
        .replace(
            "jdbc:postgresql://",
            "postgresql://" + settings.user() + ":" + settings.password() + "@");
  }

  public static TestHub start() {
    return start("");
  }

  /**
   * The same with more configuration.
   *
   * @param settings as in a file of settings
   */
  static TestHub start(String settings) {
    var hub =
        new TestHub(newFolder(), TestDatabase.empty("hub", "classpath:db/auth"), true, settings);
    hub.giveEverybodyRoom();
    return hub;
  }

  /** Tests share a hub, and make more networks than people do. */
  private void giveEverybodyRoom() {
    var _ =
        operator()
            .plans()
            .upsertPlan(
                UpsertPlanRequest.newBuilder()
                    .setName("roomy")
                    .setLimits(
                        PlanLimits.newBuilder()
                            .setNetworksOwned(-1)
                            .setNetworksJoined(-1)
                            .setAgentsPerNetwork(-1)
                            .setMembersPerNetwork(-1)
                            .setTasksPerDay(-1)
                            .setTokens(-1))
                    .setMakeDefault(true)
                    .build());
  }

  /** Another hub on the same database, as a second replica of every service. */
  public TestHub replica() {
    return replica("");
  }

  /** The same with more configuration, as in a file of settings. */
  public TestHub replica(String settings) {
    var other = newFolder();
    try {
      Files.copy(
          folder.resolve("cluster.secret"),
          other.resolve("cluster.secret"),
          StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var replica = new TestHub(other, database, false, settings);
    replicas.add(replica);
    return replica;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("coterie-hub");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI edge() {
    return hub.edge();
  }

  public TestDatabase database() {
    return database;
  }

  /** Shows no credential. */
  public CoterieClient nobody() {
    return client;
  }

  public CoterieClient with(String credential) {
    return client.with(new Credential(credential));
  }

  public CoterieClient operator() {
    try {
      return with(Files.readString(folder.resolve("admin.token")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name nobody else in the test run has. */
  public static String unique(String prefix) {
    return prefix + "-" + COUNT.incrementAndGet();
  }

  public Account account() {
    var name = unique("account");
    var registered =
        client
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername(name)
                    .setPassword("correct horse " + name)
                    .build());
    return new Account(
        registered.getAccount().getId(),
        name,
        with(registered.getUserToken()),
        with(registered.getNetworkToken()),
        registered.getDefaultNetwork());
  }

  public Network network(Account owner, JoinRule rule) {
    var request = CreateNetworkRequest.newBuilder().setName(unique("network")).setJoinRule(rule);
    if (rule == JoinRule.JOIN_RULE_TOKEN) {
      request.setJoinSecret("join-secret");
    }
    return owner.user().networks().createNetwork(request.build()).getNetwork();
  }

  /** A private node of an account. */
  public TestNode node(Account owner) {
    return register(owner.user(), owner.id());
  }

  /** A private node of nobody. */
  public TestNode looseNode() {
    return register(client, "");
  }

  private TestNode register(CoterieClient as, String account) {
    var hostname = unique("node");
    var key = NodeKey.generate();
    var registered =
        new Registration(as)
            .register(key, account, hostname, NodeVisibility.NODE_VISIBILITY_PRIVATE);
    return new TestNode(registered.getNode().getId(), key, hostname);
  }

  public static String requestId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    replicas.forEach(TestHub::close);
    client.close();
    hub.close();
    if (ownsDatabase) {
      database.close();
    }
  }

  /** The hub's home. */
  Path folder() {
    return folder;
  }
}
