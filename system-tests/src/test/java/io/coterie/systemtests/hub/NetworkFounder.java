package io.coterie.systemtests.hub;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Registers the first account of a hub and founds a network that is open to every node, and has
 * room for all of a test's; prints its id. Arguments: the hub's URL, and the file with the token of
 * its operator.
 */
public final class NetworkFounder {
  private static final int NO_LIMIT = -1;

  private NetworkFounder() {}

  public static void main(String[] arguments) throws IOException {
    var token = new Credential(Files.readString(Path.of(arguments[1])).strip());
    try (var client =
        CoterieClient.of(HubAddress.parse(arguments[0], true), ClientOptions.DEFAULT)) {
      var operator = client.with(token);
      makeRoom(operator);
      var owner =
          operator
              .accounts()
              .registerAccount(
                  RegisterAccountRequest.newBuilder()
                      .setUsername("founder")
                      .setPassword("correct horse battery staple")
                      .build());
      var network =
          CreateNetworkRequest.newBuilder()
              .setName("lab")
              .setJoinRule(JoinRule.JOIN_RULE_OPEN)
              .build();
      System.out.println(
          client
              .with(new Credential(owner.getUserToken()))
              .networks()
              .createNetwork(network)
              .getNetwork()
              .getId());
    }
  }

  private static void makeRoom(CoterieClient operator) {
    var _ =
        operator
            .plans()
            .upsertPlan(
                UpsertPlanRequest.newBuilder()
                    .setName("lab")
                    .setLimits(
                        PlanLimits.newBuilder()
                            .setNetworksOwned(NO_LIMIT)
                            .setNetworksJoined(NO_LIMIT)
                            .setAgentsPerNetwork(NO_LIMIT)
                            .setMembersPerNetwork(NO_LIMIT)
                            .setTasksPerDay(NO_LIMIT)
                            .setTokens(NO_LIMIT))
                    .setMakeDefault(true)
                    .build());
  }
}
