package io.coterie.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ExchangeNodeAssertionResponse;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.cli.FakeHub;
import io.coterie.cli.Refusals;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.AddMemberResponse;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.Role;
import io.coterie.registry.v1.CreateChallengeResponse;
import io.coterie.registry.v1.DeregisterNodeResponse;
import io.coterie.registry.v1.GetNodeResponse;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.HeartbeatResponse;
import io.coterie.registry.v1.ListNodesResponse;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.UpdateNodeResponse;
import io.coterie.relay.v1.ListRelaysResponse;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeCommandsTest {
  private static final String NODE = "node_00000000000000000000000001";
  private static final Node WORKER =
      Node.newBuilder().setId(NODE).setNumber(685).setHostname("worker").build();
  private static final Member MEMBER =
      Member.newBuilder()
          .setNode(NODE)
          .setNumber(685)
          .setAddress("1:0001.0000.02AD")
          .setRole(Role.ROLE_MEMBER)
          .build();

  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  NodeCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        new FakeHub(
            AccountServiceGrpc.getServiceDescriptor(),
            TokenServiceGrpc.getServiceDescriptor(),
            RegistryServiceGrpc.getServiceDescriptor(),
            NetworkServiceGrpc.getServiceDescriptor(),
            MemberServiceGrpc.getServiceDescriptor(),
            RelayServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice");
    hub.on(
        AccountServiceGrpc.getWhoAmIMethod(),
        _ ->
            WhoAmIResponse.newBuilder()
                .setAccount(Account.newBuilder().setId("acc_1"))
                .setNetwork("net_dev")
                .build());
    hub.on(
        RegistryServiceGrpc.getCreateChallengeMethod(),
        _ -> CreateChallengeResponse.getDefaultInstance());
    hub.on(
        RegistryServiceGrpc.getRegisterNodeMethod(),
        _ -> RegisterNodeResponse.newBuilder().setNode(WORKER).setDeployment("here").build());
    hub.on(
        RegistryServiceGrpc.getGetNodeMethod(),
        _ -> GetNodeResponse.newBuilder().setNode(WORKER).build());
    hub.on(
        RegistryServiceGrpc.getUpdateNodeMethod(),
        _ -> UpdateNodeResponse.newBuilder().setNode(WORKER).build());
    hub.on(
        RegistryServiceGrpc.getDeregisterNodeMethod(),
        _ -> DeregisterNodeResponse.getDefaultInstance());
    hub.on(
        RegistryServiceGrpc.getHeartbeatMethod(),
        _ ->
            HeartbeatResponse.newBuilder()
                .setLease(Duration.newBuilder().setSeconds(30))
                .setObservedAddress("127.0.0.1")
                .build());
    hub.on(RelayServiceGrpc.getListRelaysMethod(), _ -> ListRelaysResponse.getDefaultInstance());
    hub.on(
        NetworkServiceGrpc.getGetNetworkMethod(),
        _ ->
            GetNetworkResponse.newBuilder()
                .setNetwork(
                    Network.newBuilder()
                        .setId("net_dev")
                        .setName("dev")
                        .setJoinRule(JoinRule.JOIN_RULE_OPEN))
                .build());
    hub.on(
        MemberServiceGrpc.getGetMemberMethod(),
        _ -> {
          throw Refusals.of(Code.NOT_FOUND, "MEMBER_NOT_FOUND", "there is no such member");
        });
    hub.on(
        MemberServiceGrpc.getAddMemberMethod(),
        _ -> AddMemberResponse.newBuilder().setMember(MEMBER).build());
    hub.on(
        TokenServiceGrpc.getCreateTokenMethod(),
        _ -> CreateTokenResponse.newBuilder().setSecret("ntok_worker").build());
    hub.on(
        TokenServiceGrpc.getExchangeNodeAssertionMethod(),
        _ ->
            ExchangeNodeAssertionResponse.newBuilder()
                .setSessionToken("nses_worker")
                .setExpireTime(Timestamp.newBuilder().setSeconds(4_000_000_000L))
                .build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void keyAndTokenOfANewNodeAreForTheirOwnerOnly() throws IOException {
    coterie.variable("COTERIE_NETWORK", "dev");
    Result created = coterie.run("node", "create", "worker");
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).contains("1:0001.0000.02AD");
    assertThat(hub.last(RegisterNodeRequest.class).getAccount()).isEqualTo("acc_1");
    assertThat(hub.last(RegisterNodeRequest.class).getHostname()).isEqualTo("worker");
    assertThat(hub.last(CreateTokenRequest.class).getNode()).isEqualTo(NODE);
    for (String name : new String[] {"key.pem", "token", "config.json"}) {
      assertThat(Files.getPosixFilePermissions(files().resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(files()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(files().resolve("token")).hasContent("ntok_worker\n");
  }

  @Test
  void creatingItAgainKeepsKeyAndToken() throws IOException {
    coterie.variable("COTERIE_NETWORK", "dev");
    coterie.run("node", "create", "worker");
    byte[] key = Files.readAllBytes(files().resolve("key.pem"));
    assertThat(coterie.run("node", "create", "worker").code()).isZero();
    assertThat(files().resolve("key.pem")).hasBinaryContent(key);
    assertThat(hub.requests().stream().filter(CreateTokenRequest.class::isInstance)).hasSize(1);
  }

  @Test
  void withoutAnActiveNetworkItIsOnTheBackboneOnly() {
    Result created = coterie.run("node", "create", "worker");
    assertThat(created.code()).isZero();
    assertThat(created.out()).contains("on the backbone only");
    assertThat(hub.requests()).noneMatch(AddMemberRequest.class::isInstance);
  }

  @Test
  void offTheBackboneItNamesItsNetworksWhenItRegisters() {
    coterie.variable("COTERIE_NETWORK", "dev");
    var scoped = Node.newBuilder().setId(NODE).setHostname("worker").build();
    hub.on(
        RegistryServiceGrpc.getRegisterNodeMethod(),
        _ -> RegisterNodeResponse.newBuilder().setNode(scoped).setDeployment("here").build());
    hub.on(
        RegistryServiceGrpc.getListNodesMethod(),
        _ -> ListNodesResponse.newBuilder().addNodes(scoped).build());
    Result created = coterie.run("node", "create", "worker", "--no-backbone");
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).contains("Node " + NODE + " (worker)");
    var request = hub.last(RegisterNodeRequest.class);
    assertThat(request.hasBackbone() && !request.getBackbone()).isTrue();
    assertThat(request.getNetworks(0).getNetwork()).isEqualTo("net_dev");

    var _ = coterie.run("node", "create", "worker");
    assertThat(hub.last(RegisterNodeRequest.class).hasBackbone()).as("again").isTrue();
    assertThat(coterie.run("node", "ls").out()).contains("in networks only");
  }

  @Test
  void offTheBackboneItIsInANetworkAndPrivate() {
    assertThat(coterie.run("node", "create", "worker", "--no-backbone").err())
        .contains("needs a --network");
    for (var other : new String[] {"--public", "--backbone-only"}) {
      assertThat(coterie.run("node", "create", "worker", "--no-backbone", other).code())
          .isEqualTo(2);
    }
    assertThat(hub.requests()).noneMatch(RegisterNodeRequest.class::isInstance);
  }

  @Test
  void whatIsDoneAndWhatIsNotIsSaidWhenTheNetworkRefuses() {
    coterie.variable("COTERIE_NETWORK", "dev");
    hub.on(
        MemberServiceGrpc.getAddMemberMethod(),
        _ -> {
          throw Refusals.of(Code.FAILED_PRECONDITION, "NETWORK_FULL", "the network is full");
        });
    Result refused = coterie.run("node", "create", "worker");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("node 685 (worker) is registered")
        .contains("the network is full")
        .contains("run again: coterie node create worker");
    assertThat(files().resolve("key.pem")).exists();
  }

  @Test
  void startedNodeIsPresentUntilItIsStoppedAndThenSaysGoodBye() throws Exception {
    coterie.run("node", "create", "worker");
    var stop = new StopSignal();
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> coterie.run(stop, "node", "start", "worker"));
    await().until(() -> hub.requests().stream().anyMatch(HeartbeatRequest.class::isInstance));
    assertThat(hub.last(HeartbeatRequest.class).getEndpointsList())
        .anyMatch(endpoint -> endpoint.startsWith("0.0.0.0:"));
    assertThat(hub.credentials().getLast()).isEqualTo("Bearer nses_worker");
    assertThat(coterie.run("node", "start", "worker").err()).contains("is running on this machine");
    assertThat(coterie.run("node", "rename", "worker", "builder").err())
        .contains("is running on this machine");
    stop.request();
    Result ended = running.get();
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("online at " + hub.url()).contains("said good-bye");
    assertThat(hub.last(HeartbeatRequest.class).getLeaving()).isTrue();
    assertThat(files().resolve("pid")).doesNotExist();
  }

  @Test
  void nodeThatTheHubNoLongerTakesEndsWithAReason() {
    coterie.run("node", "create", "worker");
    hub.on(
        RegistryServiceGrpc.getHeartbeatMethod(),
        _ -> {
          throw Refusals.of(Code.NOT_FOUND, "NODE_NOT_FOUND", "there is no such node");
        });
    Result ended = coterie.run("node", "start", "worker");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("there is no such node").doesNotContain("nses_");
  }

  @Test
  void renamingMovesItsFolderBeforeTheFirstStartToo() {
    coterie.run("node", "create", "worker");
    assertThat(coterie.run("node", "rename", "worker", "builder").code()).isZero();
    assertThat(files()).doesNotExist();
    assertThat(folder.resolve(".coterie/nodes/builder/key.pem")).exists();
  }

  @Test
  void refusedRenameLeavesAllAsItWas() {
    coterie.run("node", "create", "worker");
    hub.on(
        RegistryServiceGrpc.getUpdateNodeMethod(),
        _ -> {
          throw Refusals.of(Code.ALREADY_EXISTS, "HOSTNAME_TAKEN", "the hostname is taken");
        });
    assertThat(coterie.run("node", "rename", "worker", "builder").err())
        .contains("the hostname is taken");
    assertThat(files().resolve("key.pem")).exists();
    assertThat(folder.resolve(".coterie/nodes/builder")).doesNotExist();
  }

  @Test
  void deletingNeedsForceAndTakesTheKey() {
    coterie.run("node", "create", "worker");
    assertThat(coterie.run("node", "delete", "worker").err()).contains("--force");
    assertThat(coterie.run("node", "delete", "worker", "--force", "--keep-key").code()).isZero();
    assertThat(files().resolve("key.pem")).exists();
    assertThat(coterie.run("node", "delete", "worker", "--force").code()).isZero();
    assertThat(files()).doesNotExist();
  }

  @Test
  void stoppingANodeThatDoesNotRunIsRefused() throws IOException {
    coterie.run("node", "create", "worker");
    assertThat(coterie.run("node", "stop", "worker").err())
        .contains("does not run on this machine");
    // the id of this very process, which started at another time
    Files.writeString(
        files().resolve("pid"), ProcessHandle.current().pid() + " 1970-01-01T00:00:00Z\n");
    assertThat(coterie.run("node", "stop", "worker").err())
        .contains("does not run on this machine");
  }

  private Path files() {
    return folder.resolve(".coterie/nodes/worker");
  }
}
