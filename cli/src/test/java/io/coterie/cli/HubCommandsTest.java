package io.coterie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateInviteResponse;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.InviteServiceGrpc;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListNetworksResponse;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.Role;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubCommandsTest {
  private static final Network DEV =
      Network.newBuilder()
          .setId("net_dev")
          .setNumber(1)
          .setName("dev")
          .setOwnerName("alice")
          .setMyRole(Role.ROLE_OWNER)
          .build();

  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  HubCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        new FakeHub(
            AccountServiceGrpc.getServiceDescriptor(),
            NetworkServiceGrpc.getServiceDescriptor(),
            InviteServiceGrpc.getServiceDescriptor());
    coterie = new CommandLineFixture(folder);
    Account alice = Account.newBuilder().setId("acc_1").setName("alice").build();
    hub.on(
        AccountServiceGrpc.getLoginMethod(),
        _ -> LoginResponse.newBuilder().setAccount(alice).setUserToken("utok_alice").build());
    hub.on(
        AccountServiceGrpc.getRegisterAccountMethod(),
        _ ->
            RegisterAccountResponse.newBuilder()
                .setAccount(alice)
                .setUserToken("utok_alice")
                .setNetworkToken("ntok_alice")
                .setDefaultNetwork("net_default")
                .build());
    hub.on(
        AccountServiceGrpc.getWhoAmIMethod(),
        _ -> WhoAmIResponse.newBuilder().setAccount(alice).setNetwork("net_bound").build());
    hub.on(
        NetworkServiceGrpc.getGetNetworkMethod(),
        _ -> GetNetworkResponse.newBuilder().setNetwork(DEV).build());
    hub.on(
        NetworkServiceGrpc.getCreateNetworkMethod(),
        _ -> CreateNetworkResponse.newBuilder().setNetwork(DEV).build());
    hub.on(
        NetworkServiceGrpc.getListNetworksMethod(),
        _ -> ListNetworksResponse.newBuilder().addNetworks(DEV).build());
    hub.on(
        NetworkServiceGrpc.getDeleteNetworkMethod(),
        _ -> DeleteNetworkResponse.getDefaultInstance());
    hub.on(
        InviteServiceGrpc.getCreateInviteMethod(),
        _ -> CreateInviteResponse.newBuilder().setCode("inv_code").build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void registeringLogsInAndMakesTheDefaultNetworkActive() throws IOException {
    Result done =
        coterie
            .input("pass word\n")
            .run("register", "--hub", hub.url(), "--username", "alice", "--password-stdin");
    assertThat(done.code()).isZero();
    assertThat(hub.last(RegisterAccountRequest.class).getPassword()).isEqualTo("pass word");
    assertThat(done.out() + done.err()).doesNotContain("pass word").doesNotContain("utok_alice");
    assertThat(coterie.run("network", "info").code()).isZero();
    assertThat(hub.last(GetNetworkRequest.class).getNetwork()).isEqualTo("net_default");
    assertThat(hub.credentials()).containsExactly("-", "Bearer utok_alice");
    assertThat(coterie.home().resolve("config.json")).content().contains("\"username\": \"alice\"");
  }

  @Test
  void passwordComesFromAnOptionOrIsAskedForOnATerminal() {
    assertThat(
            coterie
                .run("login", "--hub", hub.url(), "--username", "alice", "--password", "one")
                .code())
        .isZero();
    assertThat(hub.last(LoginRequest.class).getPassword()).isEqualTo("one");
    Result refused = coterie.run("login", "--username", "alice");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--help");
    coterie.terminal(new Typist("typed"));
    assertThat(coterie.run("login", "--username", "alice").code()).isZero();
    assertThat(hub.last(LoginRequest.class).getPassword()).isEqualTo("typed");
  }

  @Test
  void reasonGoesWithEveryCall() {
    login();
    assertThat(coterie.run("network", "create", "dev", "--reason", "müde + 100%").code()).isZero();
    assertThat(hub.reasons()).containsExactly("-", "m%C3%BCde%20%2B%20100%25");
    assertThat(coterie.run("network", "ls", "--reason", "x".repeat(257)).code()).isEqualTo(2);
    assertThat(coterie.run("network", "ls", "--reason", " ").err()).contains("1 to 256");
  }

  @Test
  void creatingANetworkMakesItActiveAndCarriesARequestId() {
    login();
    assertThat(coterie.run("network", "create", "dev", "--description", "Team dev").code())
        .isZero();
    var request = hub.last(CreateNetworkRequest.class);
    assertThat(request.getDescription()).isEqualTo("Team dev");
    assertThat(request.getJoinRule()).isEqualTo(JoinRule.JOIN_RULE_INVITE);
    assertThat(UUID.fromString(request.getRequestId())).isNotNull();
    assertThat(coterie.run("network", "ls").out())
        .isEqualTo("Networks:\n  dev  (net_dev)  owner    0 agents   0 tasks  ← active\n");
  }

  @Test
  void symbolsAreForTerminalsAndNotWithPlain() {
    login();
    coterie.terminal(new Typist(""));
    assertThat(coterie.run("network", "ls").out()).contains("  ⭐ dev");
    assertThat(coterie.run("network", "ls", "--plain").out()).contains("\n  dev");
  }

  @Test
  void jsonHasTheContractsNamesAndEmptyFields() {
    login();
    var data = coterie.run("network", "ls", "--output", "json").json();
    assertThat(data.get("status").getAsString()).isEqualTo("ok");
    var network = data.getAsJsonObject("data").getAsJsonArray("networks").get(0).getAsJsonObject();
    assertThat(network.get("ownerName").getAsString()).isEqualTo("alice");
    assertThat(network.get("myRole").getAsString()).isEqualTo("ROLE_OWNER");
    assertThat(network.get("agentCount").getAsInt()).isZero();
    assertThat(network.get("taskCount").getAsString()).isEqualTo("0");
  }

  @Test
  void mutationIsTriedAgainWithTheSameRequestIdWhileTheHubIsUnavailable() {
    login();
    var ids = new HashSet<String>();
    var calls = new java.util.concurrent.atomic.AtomicInteger();
    hub.on(
        NetworkServiceGrpc.getCreateNetworkMethod(),
        request -> {
          ids.add(request.getRequestId());
          if (calls.incrementAndGet() == 1) {
            throw Status.UNAVAILABLE.asRuntimeException();
          }
          return CreateNetworkResponse.newBuilder().setNetwork(DEV).build();
        });
    assertThat(coterie.run("network", "create", "dev").code()).isZero();
    assertThat(calls).hasValue(2);
    assertThat(ids).hasSize(1);
  }

  @Test
  void refusalKeepsItsReasonAndSaysWhatToDo() {
    login();
    hub.on(
        NetworkServiceGrpc.getGetNetworkMethod(),
        _ -> {
          throw Refusals.of(Code.NOT_FOUND, "NETWORK_NOT_FOUND", "there is no such network");
        });
    Result text = coterie.run("network", "info", "nope");
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.err())
        .isEqualTo(
            "coterie: there is no such network; see your networks with: coterie network ls\n");
    Result json = coterie.run("network", "info", "nope", "--output", "json");
    assertThat(json.out()).isEmpty();
    assertThat(json.json().get("code").getAsString()).isEqualTo("NOT_FOUND");
    assertThat(json.json().get("reason").getAsString()).isEqualTo("NETWORK_NOT_FOUND");
  }

  @Test
  void credentialOfOneHubGoesToNoOther() throws IOException {
    login();
    try (var other = new FakeHub(NetworkServiceGrpc.getServiceDescriptor())) {
      Result refused = coterie.run("network", "ls", "--hub", other.url());
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("not logged in to " + other.url());
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void variablesWinOverWhatIsRememberedAndArgumentsOverVariables() {
    login();
    coterie.variable("COTERIE_TOKEN", "utok_other").variable("COTERIE_NETWORK", "variable");
    coterie.run("network", "info");
    assertThat(hub.last(GetNetworkRequest.class).getNetwork()).isEqualTo("variable");
    assertThat(hub.credentials().getLast()).isEqualTo("Bearer utok_other");
    coterie.run("network", "info", "named");
    assertThat(hub.last(GetNetworkRequest.class).getNetwork()).isEqualTo("named");
    coterie.variable("COTERIE_HUB", "http://127.0.0.1:1");
    assertThat(coterie.run("network", "info").err())
        .contains("no hub answers at http://127.0.0.1:1;");
    assertThat(coterie.run("network", "info", "--hub", hub.url()).code()).isZero();
  }

  @Test
  void networkTokenMeansItsOwnNetwork() {
    login();
    coterie.run("network", "use", "dev");
    coterie.variable("COTERIE_TOKEN", "ntok_bound");
    coterie.run("network", "info");
    assertThat(hub.last(GetNetworkRequest.class).getNetwork()).isEqualTo("net_bound");
  }

  @Test
  void inviteTakesRoleUsesAndLifetime() {
    login();
    coterie.run("network", "use", "dev");
    Result done =
        coterie.run("network", "invite", "--role", "admin", "--uses", "5", "--expires", "7d");
    assertThat(done.out()).isEqualTo("inv_code\n");
    var request = hub.last(CreateInviteRequest.class);
    assertThat(request.getNetwork()).isEqualTo("net_dev");
    assertThat(request.getRole()).isEqualTo(Role.ROLE_ADMIN);
    assertThat(request.getMaxUses()).isEqualTo(5);
    assertThat(request.getLifetime().getSeconds()).isEqualTo(7 * 86_400);
  }

  @Test
  void deletingNeedsForceOrAYes() {
    login();
    coterie.run("network", "use", "dev");
    Result refused = coterie.run("network", "delete", "dev");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--force");
    assertThat(hub.requests()).noneMatch(DeleteNetworkRequest.class::isInstance);
    assertThat(coterie.run("network", "delete", "dev", "--force").code()).isZero();
    assertThat(hub.last(DeleteNetworkRequest.class).getNetwork()).isEqualTo("net_dev");
    assertThat(hub.last(DeleteNetworkRequest.class).getDisconnectAgents()).isFalse();
    assertThat(coterie.run("network", "members").err()).contains("no network is active");
  }

  @Test
  void networkCommandsWithoutAnActiveNetworkSayHowToChooseOne() {
    login();
    assertThat(coterie.run("network", "invite").err()).contains("coterie network use NAME");
  }

  @Test
  void unwritableHomeIsOneLine() throws IOException {
    Files.writeString(coterie.home(), "a file");
    Result refused =
        coterie.run("login", "--hub", hub.url(), "--username", "alice", "--password", "one");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).startsWith("coterie: " + coterie.home()).hasLineCount(1);
  }

  private void login() {
    assertThat(
            coterie
                .run("login", "--hub", hub.url(), "--username", "alice", "--password", "one")
                .code())
        .isZero();
    assertThat(List.of(coterie.home().resolve("config.json"))).allMatch(Files::exists);
  }
}
