package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.coterie.standalone.cli.Desk.Result;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Policies, from tagging nodes to being told why one may not reach another. */
class PolicySessionTest {
  private static final String WEB =
      """
      rules:
        - name: web
          action: allow
          from: tag:frontend
          to: tag:api
          ports: [80, 443]

      tests:
        - {from: tag:frontend, to: tag:api, port: 443, expect: allow}
        - {from: tag:frontend, to: tag:api, port: 22, expect: deny}
      """;

  private static Office office;

  @BeforeAll
  static void start() {
    office = new Office();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void frontendMayReachApiOn80And443AndNothingElse() throws IOException {
    Desk alice = officeWithNodes();
    assertThat(alice.done("tag web frontend --node").out())
        .isEqualTo("web is tagged frontend now.\n");
    alice.done("network tag api api --node");
    assertThat(alice.done("policy explain web db 5432").out()).startsWith("Allowed: ");
    write(alice, WEB);
    assertThat(alice.done("policy test policy.yaml").out())
        .contains("1      -     1-79, 81-442, 444-65535  web -> api\n")
        .contains("5      -     all ")
        .contains("0 pairs of nodes would gain ports, 6 would lose ports.")
        .endsWith("No test fails.\n");
    assertThat(alice.done("policy get").out()).isEmpty();
    assertThat(alice.done("policy set policy.yaml").out())
        .isEqualTo("Policy version 1 is in force.\n");
    assertThat(alice.done("policy get").out()).isEqualTo(WEB);
    assertThat(alice.done("policy explain web api 443").out())
        .startsWith("Allowed: stream port 443 is allowed by rule 1 \"web\"")
        .containsPattern("rule 1 \"web\" +2 +allow +tag:frontend +tag:api +decides\n");
    assertThat(alice.done("policy explain web api 22 --datagram").out())
        .startsWith("Denied: datagram port 22 is denied")
        .contains("other ports");
    assertThat(alice.done("policy explain api web 443").out()).startsWith("Denied: ");
    assertThat(alice.done("policy explain " + Office.name(alice) + " api 80 --account").out())
        .startsWith("Denied: ");
    Office.hint(alice.refused("policy explain web absent 80", "MEMBER_NOT_FOUND"), "members");
  }

  @Test
  void wrongTextIsShownWithItsLinesAndCarets() throws IOException {
    Desk alice = office.registered("alice");
    write(alice, WEB.replace("tag:frontend\n", "frontend\n").replace("[80, ", "[80000, "));
    for (String command : new String[] {"policy set", "policy test", "policy diff"}) {
      Result refused = alice.run(command + " policy.yaml");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err())
          .startsWith("coterie: policy.yaml is no policy: 2 problems; ")
          .contains("\n    4 |     from: frontend\n      |           ^\n")
          .contains("\n    6 |     ports: [80000, 443]\n      |             ^\n");
    }
    JsonObject error = alice.refused("policy set policy.yaml", "POLICY_INVALID").error();
    assertThat(error.getAsJsonArray("violations")).hasSize(2);
    assertThat(alice.data("policy get").getAsJsonObject("policy").get("version").getAsString())
        .isEqualTo("0");
  }

  @Test
  void policyWhoseTestFailsIsNotStored() throws IOException {
    Desk alice = office.registered("alice");
    write(alice, WEB.replace("port: 22, expect: deny", "port: 22, expect: allow"));
    for (String command : new String[] {"policy test", "policy set"}) {
      Result failed = alice.run(command + " policy.yaml");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err())
          .startsWith("coterie: 1 test of policy.yaml fails; ")
          .contains("line 10, column 5: test 2 expects allow, but ")
          .contains("\n    10 |   - {from: tag:frontend, ");
    }
    Office.hint(alice.refused("policy set policy.yaml", "POLICY_TEST_FAILED"), "policy test FILE");
    assertThat(alice.done("policy versions").out()).startsWith("There never was a policy");
  }

  @Test
  void versionsAreListedComparedAndTakenBack() throws IOException {
    Desk alice = officeWithNodes();
    alice.done("tag web frontend --node");
    alice.done("tag api api --node");
    write(alice, WEB);
    alice.done("policy set policy.yaml --reason because");
    write(
        alice,
        WEB.replace("[80, 443]", "443")
            .replace(
                "  - {from: tag:frontend, to: tag:api, port: 22",
                "  - {from: tag:frontend, to: tag:api, port: 80"));
    assertThat(alice.done("policy diff policy.yaml").out())
        .startsWith("--- version 1\n+++ policy.yaml\n@@ -3,8 +3,8 @@\n")
        .contains("\n-    ports: [80, 443]\n+    ports: 443\n")
        .contains("\n1      -     80    web -> api\n");
    alice.done("policy set policy.yaml");
    assertThat(alice.done("policy diff 1").out())
        .contains("\n1      80    -     web -> api\n")
        .endsWith("1 pair of nodes would gain ports, 0 would lose ports.\n");
    assertThat(alice.done("policy versions").out())
        .containsPattern(
            "VERSION +STORED +BY +REASON\n2 .*\n1 .* " + Office.name(alice) + " +because");
    Result first = alice.done("policy get --version 1");
    alice.input(first.out()).done("policy set -");
    assertThat(alice.done("policy get").out()).isEqualTo(WEB);
    Office.hint(
        alice.refused("policy get --version 9", "POLICY_VERSION_NOT_FOUND"), "policy versions");
    Office.hint(
        alice.refused("policy set policy.yaml --etag 1", "ETAG_MISMATCH"), "coterie policy get");
    alice.refused("policy rm", "NOT_CONFIRMED");
    assertThat(alice.done("policy rm --yes").out()).contains("policy get --version 3");
    assertThat(alice.done("policy explain api web 22").out()).startsWith("Allowed: ");
    assertThat(alice.done("policy rm").out()).endsWith("has no policy.\n");
  }

  @Test
  void membersLookAndOnlyOwnerAndAdminsChange() throws IOException {
    Desk alice = office.registered("alice");
    String id = Office.network(alice, "shared --join-rule open");
    Desk bob = office.registered("bob");
    bob.done("network join " + id);
    write(alice, WEB);
    alice.done("policy set policy.yaml");
    assertThat(bob.done("policy get --network " + id).out()).isEqualTo(WEB);
    assertThat(bob.done("policy versions --network " + id).out()).contains(Office.name(alice));
    write(bob, WEB);
    for (String command :
        new String[] {"set policy.yaml", "test policy.yaml", "diff 1", "rm --yes"}) {
      Office.hint(
          bob.refused("policy " + command + " --network " + id, "ROLE_TOO_LOW"), "network info");
    }
    bob.refused("tag " + Office.name(bob) + " frontend --network " + id, "ROLE_TOO_LOW");
    alice.done("network role " + Office.name(bob) + " admin");
    bob.done("policy set policy.yaml --network " + id);
    office.root().refused("policy get --network " + id, "NETWORK_NOT_FOUND");
  }

  /** Somebody with web, api and db in a network that is active. */
  private static Desk officeWithNodes() {
    Desk desk = office.registered("alice");
    Office.network(desk, "dev");
    for (String node : new String[] {"web", "api", "db"}) {
      desk.done("node create " + node);
    }
    return desk;
  }

  private static void write(Desk desk, String policy) throws IOException {
    Files.writeString(desk.folder().resolve("policy.yaml"), policy);
  }
}
