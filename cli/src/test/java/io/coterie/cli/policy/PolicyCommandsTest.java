package io.coterie.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.coterie.access.v1.Protocol;
import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.cli.FakeHub;
import io.coterie.cli.Refusals;
import io.coterie.network.v1.ExplainAccessRequest;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.GetPolicyRequest;
import io.coterie.network.v1.GetPolicyResponse;
import io.coterie.network.v1.ListMembersResponse;
import io.coterie.network.v1.ListPolicyVersionsResponse;
import io.coterie.network.v1.MatchedRule;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.MemberServiceGrpc;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.PolicyServiceGrpc;
import io.coterie.network.v1.PolicyTestFailure;
import io.coterie.network.v1.SetPolicyRequest;
import io.coterie.network.v1.SetPolicyResponse;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TestPolicyResponse;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCommandsTest {
  private static final String SOURCE = "rules:\n  - {from: tag:web, to: \"*\"}\n";
  private static final Policy PRESENT =
      Policy.newBuilder()
          .setNetwork("net_dev")
          .setVersion(3)
          .setEtag("e3")
          .setAuthor("acc_1")
          .setReason("less")
          .setSource(SOURCE)
          .build();

  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  PolicyCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        new FakeHub(
            PolicyServiceGrpc.getServiceDescriptor(),
            NetworkServiceGrpc.getServiceDescriptor(),
            MemberServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice")
            .variable("COTERIE_NETWORK", "dev");
    present(PRESENT);
    trial(TestPolicyResponse.getDefaultInstance());
    hub.on(
        PolicyServiceGrpc.getSetPolicyMethod(),
        _ -> SetPolicyResponse.newBuilder().setPolicy(PRESENT.toBuilder().setVersion(4)).build());
    hub.on(
        NetworkServiceGrpc.getGetNetworkMethod(),
        _ ->
            GetNetworkResponse.newBuilder()
                .setNetwork(Network.newBuilder().setName("dev"))
                .build());
    Files.writeString(folder.resolve("p.yaml"), SOURCE);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void policyIsPrintedByteForByte() {
    for (String source : new String[] {SOURCE, "{\"rules\": []}", "rules: [] # \t é\r\n\n"}) {
      present(PRESENT.toBuilder().setSource(source).build());
      assertThat(done("policy get --version 2").out()).isEqualTo(source);
    }
    assertThat(hub.last(GetPolicyRequest.class))
        .isEqualTo(GetPolicyRequest.newBuilder().setNetwork("dev").setVersion(2).build());
  }

  @Test
  void screenIsKeptFromWhatCouldCommandIt() {
    present(PRESENT.toBuilder().setSource("rules: [] # \u202e\u001b[2J").build());
    coterie.terminal(Asked.whoSays(true));
    assertThat(done("policy get").out()).isEqualTo("rules: [] # ??[2J\n");
  }

  @Test
  void absentPolicySaysHowToSetOneApartFromTheOutput() {
    present(Policy.newBuilder().setNetwork("net_dev").build());
    Result none = coterie.run("policy", "get");
    assertThat(none.code()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("coterie policy set FILE");
    JsonObject data = done("policy get --output json").json().getAsJsonObject("data");
    assertThat(data.get("hint").getAsString()).contains("coterie policy set FILE");
    assertThat(data.getAsJsonObject("policy").get("source").getAsString()).isEmpty();
  }

  @Test
  void programSetsWithoutAQuestionAndOnlyWhatItSawIfItSaysSo() {
    assertThat(done("policy set p.yaml").out()).isEqualTo("Policy version 4 is in force.\n");
    assertThat(hub.last(SetPolicyRequest.class).getSource()).isEqualTo(SOURCE);
    assertThat(hub.last(SetPolicyRequest.class).getEtag()).isEmpty();
    coterie.input("rules: []");
    done("policy set - --etag e2");
    assertThat(hub.last(SetPolicyRequest.class).getSource()).isEqualTo("rules: []");
    assertThat(hub.last(SetPolicyRequest.class).getEtag()).isEqualTo("e2");
  }

  @Test
  void personSeesWhatChangesAndReplacesOnlyWhatThatWasAbout() {
    trial(Trials.gainAndLoss());
    var yes = Asked.whoSays(true);
    Result set = coterie.terminal(yes).run("policy", "set", "p.yaml");
    assertThat(set.err())
        .isEqualTo(
            """
            PAIRS  GAIN            LOSE  FOR EXAMPLE
            4      443, 8000-8100  -     web-1 -> api-1, ...
            1      stream 22       all   node_b -> web-1
            4 pairs of nodes would gain ports, 1 would lose ports.
            """);
    assertThat(yes.questions()).containsExactly("Replace policy version 3 of network dev?");
    assertThat(hub.last(SetPolicyRequest.class).getEtag()).isEqualTo("e3");
    present(Policy.newBuilder().setEtag("0").build());
    assertThat(coterie.run("policy", "set", "p.yaml").code()).isZero();
    assertThat(yes.questions()).last().isEqualTo("Give network dev this policy?");
  }

  @Test
  void nothingIsReplacedOrTakenAwayAgainstThePersonsWill() {
    coterie.terminal(Asked.whoSays(false));
    assertThat(coterie.run("policy", "set", "p.yaml").err()).contains("--yes");
    assertThat(coterie.run("policy", "rm").err()).contains("--yes");
    assertThat(hub.requests()).noneMatch(SetPolicyRequest.class::isInstance);
    done("policy set p.yaml --yes");
    done("policy rm --force");
    assertThat(hub.last(SetPolicyRequest.class).getEtag()).isEqualTo("e3");
    assertThat(hub.last(SetPolicyRequest.class).getSource()).isEmpty();
  }

  @Test
  void nothingIsTakenAwayWhereNobodyCanBeAskedOrThereIsNothing() {
    assertThat(coterie.run("policy", "rm", "--output", "json").json().get("reason").getAsString())
        .isEqualTo("NOT_CONFIRMED");
    present(Policy.newBuilder().setVersion(4).setEtag("4").build());
    assertThat(done("policy rm").out()).isEqualTo("Network dev has no policy.\n");
    assertThat(hub.requests()).noneMatch(SetPolicyRequest.class::isInstance);
  }

  @Test
  void everyProblemIsShownWithItsLineAndACaretBelowTheColumn() {
    hub.on(
        PolicyServiceGrpc.getSetPolicyMethod(),
        _ -> {
          throw Refusals.of(
              Code.INVALID_ARGUMENT,
              "POLICY_INVALID",
              "line 1, column 1: no; line 2, column 24: what?",
              "source",
              "line 1, column 1: no",
              "line 2, column 24: what?");
        });
    Result refused = coterie.run("policy", "set", "p.yaml");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            """
            coterie: p.yaml is no policy: 2 problems; see the language with: coterie policy --help
              line 1, column 1: no
                1 | rules:
                  | ^
              line 2, column 24: what?
                2 |   - {from: tag:web, to: "*"}
                  |                        ^
            """);
    JsonObject json = coterie.run("policy", "set", "p.yaml", "--output", "json").json();
    assertThat(json.get("reason").getAsString()).isEqualTo("POLICY_INVALID");
    assertThat(json.getAsJsonArray("violations"))
        .extracting(v -> v.getAsString())
        .containsExactly("line 1, column 1: no", "line 2, column 24: what?");
  }

  @Test
  void policyThatCameBetweenIsToBeLookedAtFirst() {
    hub.on(
        PolicyServiceGrpc.getSetPolicyMethod(),
        _ -> {
          throw Refusals.of(Code.ABORTED, "ETAG_MISMATCH", "it is not what it was");
        });
    for (String command : new String[] {"policy set p.yaml --etag e1", "policy rm --yes"}) {
      Result refused = coterie.run(command.split(" ", -1));
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("coterie policy get").hasLineCount(1);
    }
  }

  @Test
  void dryRunShowsChangesAndFailsWithTheTests() {
    trial(Trials.gainAndLoss());
    assertThat(done("policy test p.yaml").out())
        .contains("web-1 -> api-1")
        .endsWith("No test fails.\n");
    var failing = PolicyTestFailure.newBuilder().setLine(2).setColumn(5).setMessage("is denied");
    trial(Trials.gainAndLoss().toBuilder().addFailures(failing).build());
    Result failed = coterie.run("policy", "test", "p.yaml");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).contains("4 pairs of nodes would gain ports");
    assertThat(failed.err())
        .startsWith("coterie: 1 test of p.yaml fails; mend the rules or the tests\n")
        .contains("line 2, column 5: is denied\n    2 |   - {from")
        .hasLineCount(4);
    assertThat(
            coterie
                .run("policy", "test", "p.yaml", "--output", "json")
                .json()
                .get("reason")
                .getAsString())
        .isEqualTo("POLICY_TEST_FAILED");
    var asked = Asked.whoSays(true);
    assertThat(coterie.terminal(asked).run("policy", "set", "p.yaml").code()).isEqualTo(1);
    assertThat(asked.questions()).isEmpty();
    assertThat(hub.requests()).noneMatch(SetPolicyRequest.class::isInstance);
  }

  @Test
  void differenceIsOfTheTextAndOfAccess() throws IOException {
    Files.writeString(folder.resolve("p.yaml"), SOURCE + "# more");
    assertThat(done("policy diff p.yaml").out())
        .isEqualTo(
            """
            --- version 3
            +++ p.yaml
            @@ -1,2 +1,3 @@
             rules:
               - {from: tag:web, to: "*"}
            +# more
            \\ No newline at end of file
            No node would gain or lose a port to another.
            """);
    assertThat(hub.last(TestPolicyRequest.class).getSource()).endsWith("# more");
    JsonObject data = done("policy diff 2 --output json").json().getAsJsonObject("data");
    assertThat(hub.last(TestPolicyRequest.class).getVersion()).isEqualTo(2);
    assertThat(data.get("text").getAsString()).isEmpty();
    assertThat(data.getAsJsonObject("access").get("pairsGaining").getAsString()).isEqualTo("0");
  }

  @Test
  void versionsAreListedWithTheNamesOfThoseWhoStoredThem() {
    hub.on(
        PolicyServiceGrpc.getListPolicyVersionsMethod(),
        _ ->
            ListPolicyVersionsResponse.newBuilder()
                .addPolicies(PRESENT)
                .addPolicies(PRESENT.toBuilder().setVersion(2).setAuthor("acc_2").clearReason())
                .build());
    hub.on(
        MemberServiceGrpc.getListMembersMethod(),
        _ ->
            ListMembersResponse.newBuilder()
                .addMembers(Member.newBuilder().setAccount("acc_1").setName("alice"))
                .build());
    assertThat(done("policy versions").out())
        .isEqualTo(
            """
            VERSION  STORED                BY     REASON
            3        1970-01-01T00:00:00Z  alice  less
            2        1970-01-01T00:00:00Z  acc_2  -
            """);
    hub.on(
        PolicyServiceGrpc.getListPolicyVersionsMethod(),
        _ -> ListPolicyVersionsResponse.getDefaultInstance());
    assertThat(done("policy versions").out()).contains("coterie policy set FILE");
  }

  @Test
  void explanationNamesTheRuleThatDecides() {
    hub.on(
        PolicyServiceGrpc.getExplainAccessMethod(),
        _ ->
            ExplainAccessResponse.newBuilder()
                .setPolicyVersion(3)
                .setSummary("stream port 443 is denied by rule 2")
                .addRules(rule("rule 2", 9).setDenies(true).setMatchesPort(true))
                .addRules(rule("rule 1 \"web\"", 2).setMatchesPort(true))
                .addRules(rule("rule 3", 12))
                .build());
    assertThat(done("policy explain web-1 api-1 443").out())
        .isEqualTo(
            """
            Denied: stream port 443 is denied by rule 2

            Rules of policy version 3 that speak of the two:
            RULE          LINE  ACTION  FROM     TO  THIS PORT
            rule 2        9     deny    tag:web  *   decides
            rule 1 "web"  2     allow   tag:web  *   is overruled
            rule 3        12    allow   tag:web  *   other ports
            """);
    var request = hub.last(ExplainAccessRequest.class);
    assertThat(request.getSource().getNode()).isEqualTo("web-1");
    assertThat(request.getProtocol()).isEqualTo(Protocol.PROTOCOL_STREAM);
    done("policy explain bob api-1 53 --datagram --account");
    request = hub.last(ExplainAccessRequest.class);
    assertThat(request.getSource().getAccount()).isEqualTo("bob");
    assertThat(request.getProtocol()).isEqualTo(Protocol.PROTOCOL_DATAGRAM);
    assertThat(coterie.run("policy", "explain", "a", "b", "70000").code()).isEqualTo(2);
  }

  @Test
  void fileThatCanBeNoPolicyIsNotSent() throws IOException {
    Files.writeString(folder.resolve("empty.yaml"), " \n");
    Files.write(folder.resolve("latin1.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});
    Files.writeString(folder.resolve("large.yaml"), "#".repeat(256 * 1024 + 1));
    refused("policy set empty.yaml", "coterie policy rm");
    refused("policy set latin1.yaml", "UTF-8");
    refused("policy test large.yaml", "256 KiB");
    refused("policy diff absent.yaml", "no such file");
    assertThat(hub.requests()).isEmpty();
  }

  private void present(Policy policy) {
    hub.on(
        PolicyServiceGrpc.getGetPolicyMethod(),
        _ -> GetPolicyResponse.newBuilder().setPolicy(policy).build());
  }

  private void trial(TestPolicyResponse answer) {
    hub.on(PolicyServiceGrpc.getTestPolicyMethod(), _ -> answer);
  }

  private Result done(String command) {
    Result done = coterie.run(command.split(" ", -1));
    assertThat(done.err()).isEmpty();
    assertThat(done.code()).isZero();
    return done;
  }

  private void refused(String command, String said) {
    Result refused = coterie.run(command.split(" ", -1));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains(said).hasLineCount(1);
  }

  private static MatchedRule.Builder rule(String name, int line) {
    return MatchedRule.newBuilder()
        .setRule(name)
        .setLine(line)
        .setSourceSelector("tag:web")
        .setTargetSelector("*");
  }
}
