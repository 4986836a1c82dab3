package io.coterie.bench.scale;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.standalone.hub.DatabaseUrl;
import io.coterie.standalone.hub.Hub;
import io.coterie.standalone.hub.HubOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A hub with a filled database, and what is asked of it. */
final class Site implements AutoCloseable {
  private static final String SETTINGS =
      """
      limits:
        node-registrations-per-minute: 1000000
        joins-per-minute: 1000000
        reads-per-second: 1000000
        writes-per-second: 1000000
      """;

  private static final PlanLimits.Builder ANY_NUMBER =
      PlanLimits.newBuilder()
          .setNetworksOwned(-1)
          .setNetworksJoined(-1)
          .setAgentsPerNetwork(-1)
          .setMembersPerNetwork(-1)
          .setTasksPerDay(-1)
          .setTokens(-1);

  private final String name;
  private final Population population;
  private final Database database;
  private final Hub hub;
  private final CoterieClient client;

  private Site(
      String name, Population population, Database database, Hub hub, CoterieClient client) {
    this.name = name;
    this.population = population;
    this.database = database;
    this.hub = hub;
    this.client = client;
  }

  /** Starts a hub on a database of its own, and fills it. */
  static Site start(String name, Population population, Database database, Path folder)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("coterie.yaml"), SETTINGS);
    database.create(name);
    var hub =
        Hub.of(HubOptions.local(folder, 0).on(new DatabaseUrl(database.url(name))), _ -> {})
            .start();
    var client =
        CoterieClient.of(HubAddress.parse(hub.edge().toString(), false), ClientOptions.DEFAULT);
    var operator =
        client.with(new Credential(Files.readString(folder.resolve("admin.token")).strip()));
    var _ =
        operator
            .plans()
            .upsertPlan(
                UpsertPlanRequest.newBuilder()
                    .setName("bench")
                    .setLimits(ANY_NUMBER)
                    .setMakeDefault(true)
                    .build());
    try (var connection = database.connect(name)) {
      population.fill(connection);
    }
    return new Site(name, population, database, hub, client);
  }

  Population population() {
    return population;
  }

  /** Shows no credential. */
  CoterieClient client() {
    return client;
  }

  /** Large tables that were read from end to end so far. */
  SequentialScans scans() throws SQLException {
    try (var connection = database.connect(name)) {
      return SequentialScans.of(connection);
    }
  }

  @Override
  public void close() {
    client.close();
    hub.close();
  }
}
