package io.coterie.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.cli.FakeHub;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.AddMemberResponse;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberKind;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.RemoveMemberResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's session, flag for flag. */
final class AdminCommandsTest {
  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  AdminCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        new FakeHub(
            NetworkServiceGrpc.getServiceDescriptor(), MemberServiceGrpc.getServiceDescriptor());
    coterie = new CommandLineFixture(folder);
    hub.on(
        NetworkServiceGrpc.getCreateNetworkMethod(),
        _ ->
            CreateNetworkResponse.newBuilder()
                .setNetwork(Network.newBuilder().setId("net_lab").setNumber(1))
                .build());
    hub.on(
        NetworkServiceGrpc.getDeleteNetworkMethod(),
        _ -> DeleteNetworkResponse.getDefaultInstance());
    hub.on(
        MemberServiceGrpc.getAddMemberMethod(),
        _ -> AddMemberResponse.newBuilder().setMember(member(686)).build());
    hub.on(
        MemberServiceGrpc.getRemoveMemberMethod(), _ -> RemoveMemberResponse.getDefaultInstance());
    hub.on(
        MemberServiceGrpc.getListMembersMethod(),
        _ ->
            ListMembersResponse.newBuilder()
                .addMembers(member(685))
                .addMembers(member(686))
                .build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void sessionOfTheSourceRunsAsWritten() {
    String registry = hub.url().replace("http://", "");
    Result created =
        coterie.run(
            ("admin -registry "
                    + registry
                    + " -token atok_op create-network -name research-lab -join-rule token -token join-secret -node 685")
                .split(" ", -1));
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).isEqualTo("Network 1 created: net_lab\n");
    var create = hub.last(CreateNetworkRequest.class);
    assertThat(create.getName()).isEqualTo("research-lab");
    assertThat(create.getJoinRule()).isEqualTo(JoinRule.JOIN_RULE_TOKEN);
    assertThat(create.getJoinSecret()).isEqualTo("join-secret");
    assertThat(create.getOwnerNode()).isEqualTo("685");

    admin(
        "-registry "
            + registry
            + " -token atok_op add-node -network 1 -node 686 -token join-secret");
    var add = hub.last(AddMemberRequest.class);
    assertThat(add.getNetwork()).isEqualTo("1");
    assertThat(add.getNode()).isEqualTo("686");
    assertThat(add.getJoinSecret()).isEqualTo("join-secret");

    Result listed = admin("-registry " + registry + " -token atok_op list-members -network 1");
    assertThat(listed.out())
        .isEqualTo(
            """
            NODE ID  ADDRESS           HOSTNAME  REAL ADDR
            685      1:0001.0000.02AD            34.71.57.205:4000
            686      1:0001.0000.02AE            34.71.57.205:4000
            """);
    assertThat(hub.last(ListMembersRequest.class).getKind()).isEqualTo(MemberKind.MEMBER_KIND_NODE);

    admin("-registry " + registry + " -token atok_op remove-node -network 1 -node 686");
    assertThat(hub.last(RemoveMemberRequest.class).getMember().getNode()).isEqualTo("686");

    admin("-registry " + registry + " -token atok_op delete-network -network 1");
    assertThat(hub.last(DeleteNetworkRequest.class).getDisconnectAgents()).isTrue();
    assertThat(hub.credentials()).allMatch("Bearer atok_op"::equals);
  }

  @Test
  void joinSecretNeedNotBeOnTheCommandLine() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "join-secret\n");
    coterie.variable("COTERIE_TOKEN", "atok_env").variable("COTERIE_HUB", hub.url());
    admin("add-node --network 1 --node 686 --join-secret-file secret.txt");
    assertThat(hub.last(AddMemberRequest.class).getJoinSecret()).isEqualTo("join-secret");
    coterie.input("from-stdin\n");
    admin("add-node -network 1 -node 686 -join-secret-stdin");
    assertThat(hub.last(AddMemberRequest.class).getJoinSecret()).isEqualTo("from-stdin");
  }

  @Test
  void withoutATokenTheHomesIsShownToLoopbackOnly() throws IOException {
    coterie.variable("COTERIE_HUB", hub.url());
    assertThat(coterie.run("admin", "list-members", "-network", "1").err())
        .contains("there is no " + coterie.home());
    Files.createDirectories(coterie.home());
    Files.writeString(coterie.home().resolve("admin.token"), "atok_home\n");
    admin("list-members -network 1");
    assertThat(hub.credentials()).containsExactly("Bearer atok_home");
    coterie.variable("COTERIE_TOKEN", "atok_env");
    admin("list-members -network 1");
    assertThat(hub.credentials().getLast()).isEqualTo("Bearer atok_env");
    coterie.variable("COTERIE_TOKEN", "");
    Result refused =
        coterie.run("admin", "-registry", "hub.example:9000", "list-members", "-network", "1");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("admin.token goes to a hub on this machine only")
        .hasLineCount(1);
  }

  private Result admin(String command) {
    Result done = coterie.run(("admin " + command).split(" ", -1));
    assertThat(done.err()).isEmpty();
    assertThat(done.code()).isZero();
    return done;
  }

  private static Member member(int number) {
    return Member.newBuilder()
        .setNode("node_" + number)
        .setNumber(number)
        .setAddress("1:0001.0000.%04X".formatted(number))
        .addEndpoints("34.71.57.205:4000")
        .build();
  }
}
