package io.coterie.standalone.chaos;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.Credential;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Two replicas on one database, and who acts on them. */
final class Stage implements AutoCloseable {
  private static final String SETTINGS =
      """
      limits:
        node-registrations-per-minute: 100000
        joins-per-minute: 100000
        reads-per-second: 100000
        writes-per-second: 100000
        watches-per-minute: 100000
      """;

  private final MortalPostgres database;
  private final List<Replica> replicas;
  private final Path home;

  Stage(Path folder) throws IOException {
    home = Files.createDirectory(folder.resolve("one"));
    var other = Files.createDirectory(folder.resolve("two"));
    Files.writeString(home.resolve("coterie.yaml"), SETTINGS);
    Files.writeString(other.resolve("coterie.yaml"), SETTINGS);
    database = new MortalPostgres(folder.resolve("postgres"));
    var first = new Replica(home, database);
    Files.copy(
        home.resolve("cluster.secret"),
        other.resolve("cluster.secret"),
        StandardCopyOption.COPY_ATTRIBUTES);
    replicas = List.of(first, new Replica(other, database));
    giveRoom();
  }

  MortalPostgres database() {
    return database;
  }

  List<Replica> replicas() {
    return replicas;
  }

  Persistent account() {
    var registered =
        replicas
            .getFirst()
            .client()
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("alice")
                    .setPassword("correct horse battery")
                    .build());
    return new Persistent(replicas, new Credential(registered.getUserToken()));
  }

  String network(Persistent owner, String name) {
    var request =
        CreateNetworkRequest.newBuilder()
            .setName(name)
            .setJoinRule(JoinRule.JOIN_RULE_OPEN)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    return owner.get(client -> client.networks().createNetwork(request)).getNetwork().getId();
  }

  Agent agent() {
    var client = replicas.getFirst().client();
    var key = NodeKey.generate();
    var registered =
        new Registration(client).register(key, "", "", NodeVisibility.NODE_VISIBILITY_PRIVATE);
    var id = registered.getNode().getId();
    var session =
        new NodeSession(client, key, id, registered.getDeployment(), Clock.systemUTC()).client();
    return new Agent(id, new Persistent(replicas, session.credential().orElseThrow()));
  }

  private void giveRoom() throws IOException {
    var operator =
        new Persistent(
            replicas, new Credential(Files.readString(home.resolve("admin.token")).strip()));
    var limits =
        PlanLimits.newBuilder()
            .setNetworksOwned(-1)
            .setNetworksJoined(-1)
            .setAgentsPerNetwork(-1)
            .setMembersPerNetwork(-1)
            .setTasksPerDay(-1)
            .setTokens(-1);
    var plan =
        UpsertPlanRequest.newBuilder().setName("roomy").setLimits(limits).setMakeDefault(true);
    var _ = operator.get(client -> client.plans().upsertPlan(plan.build()));
  }

  @Override
  public void close() throws IOException {
    replicas.forEach(Replica::close);
    database.close();
  }
}
