package io.coterie.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, a hub loses nothing that it acknowledged and keeps nothing half-made. */
class KillTest {
  private static final int WRITERS = 8;
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path home;

  @Test
  void everyAcknowledgedWriteSurvivesBeingKilled() throws Exception {
    killAndCheck(2);
  }

  @Test
  @Tag("full")
  void everyAcknowledgedWriteSurvivesBeingKilledTenTimesInARow() throws Exception {
    killAndCheck(10);
  }

  @Test
  void everythingIsAsItWasAfterAStopAndAStart() throws Exception {
    var written = new ArrayList<Writers.Written>();
    try (var hub = HubProcess.start(home)) {
      try (var client = client(hub.awaitReady())) {
        var registered = register(client);
        var user = client.with(new Credential(registered.getUserToken()));
        var writers = new Writers(user, registered.getAccount().getId(), 1);
        writers.awaitBusy();
        assertThat(hub.stop()).isEqualTo(143);
        written.addAll(writers.awaitGone());
      }
    }
    try (var hub = HubProcess.start(home);
        var client = client(hub.awaitReady())) {
      check(login(client), written);
    }
  }

  private void killAndCheck(int rounds) throws Exception {
    var written = new ArrayList<Writers.Written>();
    String account = null;
    for (int round = 0; round < rounds; round++) {
      var hub = HubProcess.start(home);
      try (var client = client(hub.awaitReady())) {
        if (account == null) {
          account = register(client).getAccount().getId();
        }
        var user = login(client);
        check(user, written);
        var writers = new Writers(user, account, WRITERS);
        writers.awaitBusy();
        hub.kill();
        written.addAll(writers.awaitGone());
      } finally {
        hub.kill();
      }
    }
    try (var hub = HubProcess.start(home);
        var client = client(hub.awaitReady())) {
      check(login(client), written);
    }
  }

  private static void check(CoterieClient user, List<Writers.Written> written) {
    var present = networks(user);
    for (var network : present.values()) {
      var members = members(user, network.getId());
      assertThat(members)
          .filteredOn(m -> m.getRole() == Role.ROLE_OWNER)
          .as("owners of %s", network)
          .hasSize(1);
      assertThat(network.getAgentCount())
          .isEqualTo((int) members.stream().filter(Member::hasNode).count());
    }
    for (var acknowledged : written) {
      assertThat(present).containsKey(acknowledged.network());
      assertThat(members(user, acknowledged.network()).stream().map(Member::getNode).toList())
          .containsAll(acknowledged.nodes());
      assertThat(
              user
                  .invites()
                  .listInvites(
                      ListInvitesRequest.newBuilder().setNetwork(acknowledged.network()).build())
                  .getInvitesList()
                  .stream()
                  .map(invite -> invite.getId())
                  .toList())
          .containsAll(acknowledged.invites());
    }
  }

  private static Map<String, Network> networks(CoterieClient user) {
    var all = new HashMap<String, Network>();
    var page = "";
    do {
      var reply =
          user.networks()
              .listNetworks(
                  ListNetworksRequest.newBuilder().setPageSize(1000).setPageToken(page).build());
      reply.getNetworksList().forEach(network -> all.put(network.getId(), network));
      page = reply.getNextPageToken();
    } while (!page.isEmpty());
    return all;
  }

  private static List<Member> members(CoterieClient user, String network) {
    return user.members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network).build())
        .getMembersList();
  }

  private static io.coterie.auth.v1.RegisterAccountResponse register(CoterieClient client) {
    return client
        .accounts()
        .registerAccount(
            RegisterAccountRequest.newBuilder().setUsername("alice").setPassword(PASSWORD).build());
  }

  private static CoterieClient login(CoterieClient client) {
    var token =
        client
            .accounts()
            .login(LoginRequest.newBuilder().setUsername("alice").setPassword(PASSWORD).build())
            .getUserToken();
    return client.with(new Credential(token));
  }

  private CoterieClient client(URI edge) throws IOException {
    return CoterieClient.of(HubAddress.parse(edge.toString(), false), ClientOptions.DEFAULT);
  }

  @org.junit.jupiter.api.BeforeEach
  void settings() throws IOException {
    Files.writeString(
        home.resolve("coterie.yaml"),
        """
        limits:
          node-registrations-per-minute: 100000
          joins-per-minute: 100000
          writes-per-second: 100000
        """);
  }
}
