package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.cli.terminal.StopSignal;
import io.coterie.standalone.cli.Desk.Result;
import io.coterie.standalone.hub.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user does, from registering to deleting, with somebody invited and somebody who looks in
 * from outside.
 */
class UserSessionTest {
  private static TestHub hub;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void newNetworkIsListedAsTheActiveOne() {
    Desk alice = registered("alice");
    alice.run(new StopSignal(), List.of("network", "create", "dev", "--description", "Team dev"));
    String listed = alice.done("network ls").out();
    assertThat(listed)
        .matches(
            """
            Networks:
              dev      \\(net_[a-z0-9]+\\)  owner    0 agents   0 tasks  ← active
              default  \\(net_[a-z0-9]+\\)  owner    0 agents   0 tasks
            """);
    assertThat(alice.done("whoami").out()).contains("Network:  dev (net_");
    assertThat(alice.done("network info").out()).contains("Team dev");
    alice.done("network use default");
    assertThat(alice.done("network ls").out()).contains("Networks:\n  default ");
    alice.done("network rename dev development");
    alice.refused("network info dev", "NETWORK_NOT_FOUND");
    alice.done("network delete development --force");
    alice.refused("network info development", "NETWORK_NOT_FOUND");
  }

  @Test
  void invitedUserComesInLeavesAndOthersSeeNothing() {
    Desk alice = registered("alice");
    Desk bob = registered("bob");
    Desk eve = registered("eve");
    String id =
        alice.data("network create team").getAsJsonObject("network").get("id").getAsString();
    String code = alice.done("network invite --role member --uses 5 --expires 7d").out().strip();
    assertThat(code).startsWith("inv_");
    assertThat(alice.done("network invites").out()).contains("0/5").doesNotContain(code);
    bob.done("network join " + code);
    assertThat(bob.done("network members " + id).out()).contains("owner").contains("member");
    eve.refused("network members " + id, "NETWORK_NOT_FOUND");
    eve.refused("network join " + id, "NETWORK_NOT_FOUND");
    bob.refused("network invite --network " + id, "ROLE_TOO_LOW");
    bob.done("network leave " + id);
    bob.refused("network members " + id, "NETWORK_NOT_FOUND");
    alice.refused("network leave " + id, "OWNER_CANNOT_LEAVE");
  }

  @Test
  void vouchedUserAcceptsAndBecomesOwner() {
    Desk alice = registered("alice");
    Desk bob = registered("bob");
    String bobsName = bob.data("whoami").getAsJsonObject("account").get("name").getAsString();
    String id =
        alice.data("network create team").getAsJsonObject("network").get("id").getAsString();
    alice.done("network vouch " + bobsName);
    String invite =
        bob.data("network inbox")
            .getAsJsonArray("invites")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    bob.done("network accept " + invite);
    alice.done("network role " + bobsName + " admin");
    alice.done("network transfer " + bobsName);
    assertThat(alice.done("network info " + id).out()).contains("Your role:    admin");
    bob.done("network delete " + id + " --force");
  }

  @Test
  void removedUserIsKeptOutUntilUnblocked() throws IOException {
    Desk alice = registered("alice");
    Desk bob = registered("bob");
    String bobsName = bob.data("whoami").getAsJsonObject("account").get("name").getAsString();
    Files.writeString(alice.folder().resolve("secret.txt"), "join-secret\n");
    String id =
        alice
            .data("network create lab --join-rule token --secret-file secret.txt")
            .getAsJsonObject("network")
            .get("id")
            .getAsString();
    bob.refused("network join " + id, "NETWORK_NOT_FOUND");
    bob.input("join-secret\n").done("network join " + id + " --secret-stdin");
    alice.done("network remove " + bobsName);
    Result kept = bob.input("join-secret\n").run("network join " + id + " --secret-stdin");
    assertThat(kept.err()).contains("network ls");
    alice.done("network unblock " + bobsName);
    bob.input("join-secret\n").done("network join " + id + " --secret-stdin");
  }

  @Test
  void nodeOfTheOwnerEntersAnInviteNetworkAndIsPresentWhileItRuns() throws Exception {
    Desk alice = registered("alice");
    alice.done("network create dev");
    assertThat(alice.done("node create worker").out())
        .contains("in network dev")
        .contains("you vouched for it");
    assertThat(alice.done("node create worker").code()).isZero();
    assertThat(alice.data("network members").getAsJsonArray("members")).hasSize(2);

    String token = Files.readString(alice.folder().resolve(".coterie/nodes/worker/token")).strip();
    Desk worker =
        Desk.in(folder, "worker")
            .variable("COTERIE_HUB", hub.edge().toString())
            .variable("COTERIE_TOKEN", token);
    assertThat(worker.done("whoami").out())
        .contains("Caller:   node node_")
        .contains("bound to it");
    assertThat(worker.data("network ls").getAsJsonArray("networks")).hasSize(1);

    var stop = new StopSignal();
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> alice.run(stop, List.of("node", "start", "worker")));
    await().until(() -> alice.done("network members").out().contains("online"));
    assertThat(alice.done("node ls").out()).contains("online").contains("yes");
    stop.request();
    assertThat(running.get().code()).as(running.get().err()).isZero();
    assertThat(alice.done("node ls").out()).contains("offline");

    alice.done("node rename worker builder");
    assertThat(alice.done("network members").out()).contains("builder");
    alice.done("node delete builder --force");
    assertThat(alice.data("node ls").getAsJsonArray("nodes")).isEmpty();
    assertThat(alice.data("network members").getAsJsonArray("members")).hasSize(1);
  }

  @Test
  void runningNodeKeepsItsNetworkFromBeingDeleted() throws Exception {
    Desk alice = registered("alice");
    alice.done("network create dev");
    alice.done("node create worker");
    var stop = new StopSignal();
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> alice.run(stop, List.of("node", "start", "worker")));
    await().until(() -> alice.done("network members").out().contains("online"));
    assertThat(
            alice
                .refused("network delete dev --force", "AGENTS_ONLINE")
                .error()
                .get("hint")
                .getAsString())
        .contains("--disconnect-agents");
    alice.done("network delete dev --force --disconnect-agents");
    stop.request();
    assertThat(running.get().code()).isZero();
  }

  @Test
  void tokenActsWhereItIsBoundUntilItIsRevoked() {
    Desk alice = registered("alice");
    alice.done("network create dev");
    String secret = alice.done("token create --name ci --network dev").out().strip();
    assertThat(secret).startsWith("ntok_");
    Desk ci =
        Desk.in(folder, "ci")
            .variable("COTERIE_HUB", hub.edge().toString())
            .variable("COTERIE_TOKEN", secret);
    assertThat(ci.done("network info").out()).contains("dev");
    ci.refused("network info default", "NETWORK_NOT_FOUND");
    String id = ci.data("whoami").get("token").getAsString();
    assertThat(alice.done("token ls").out()).contains(id).contains("ci").doesNotContain(secret);
    alice.done("token revoke " + id);
    ci.refused("whoami", "CREDENTIAL_INVALID");
  }

  @Test
  void sessionEndsAtTheHubOnLogout() {
    Desk alice = registered("alice");
    String name = alice.data("whoami").getAsJsonObject("account").get("name").getAsString();
    alice.done("logout");
    alice.refused("whoami", "NOT_LOGGED_IN");
    assertThat(alice.run("login --username " + name + " --password wrong-password").code())
        .isEqualTo(1);
    alice.input("correct horse battery\n").done("login --username " + name + " --password-stdin");
    alice.input("correct horse battery\nanother horse battery\n").done("passwd --passwords-stdin");
    alice.refused("login --username " + name + " --password correct", "LOGIN_FAILED");
  }

  private Desk registered(String prefix) {
    String name = TestHub.unique(prefix);
    Desk desk = Desk.in(folder, name).variable("COTERIE_HUB", hub.edge().toString());
    desk.input("correct horse battery").done("register --username " + name + " --password-stdin");
    return desk;
  }
}
