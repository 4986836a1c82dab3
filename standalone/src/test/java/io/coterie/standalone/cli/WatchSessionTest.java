package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import io.coterie.standalone.cli.Desk.Going;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node is told, as its owner watches it. */
class WatchSessionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
  void bothSidesSeeAPolicyComeIntoForce() throws IOException {
    Desk alice = office.registered("alice");
    alice.done("network create dev");
    alice.done("network use dev");
    alice.done("node create web --network dev");
    alice.done("node create api --network dev");
    Going access = alice.begin("watch access --as api");
    Going peers = alice.begin("watch peers --as web");
    awaitOut(access, "-- now live");
    awaitOut(peers, "-- now live");
    assertThat(access.out()).contains("allowed  net_", "on ports all\n");
    awaitOut(access, "node     private"); // the registry's, and told when it is known here
    assertThat(peers.out()).containsPattern("peer     \\d+:.* api  offline  net_.* on ports all\n");

    Files.writeString(
        alice.folder().resolve("policy.yaml"),
        "rules: [{action: allow, from: 'tag:frontend', to: 'tag:api', ports: [80, 443]}]");
    alice.done("policy set policy.yaml");
    awaitOut(access, "removed  net_");
    awaitOut(peers, "removed  net_");
    alice.done("tag web frontend --node");
    alice.done("tag api api --node");
    awaitOut(access, "on ports 80, 443\n");
    awaitOut(peers, "on ports 80, 443\n");

    for (Going watch : new Going[] {access, peers}) {
      Desk.Result done = watch.stopped();
      assertThat(done.code()).as(done.err()).isZero();
      assertThat(done.out()).endsWith("The watch is over.\n");
    }
  }

  @Test
  void eachEventIsAnObjectWithATokenToGoOnFrom() {
    Desk alice = office.registered("alice");
    alice.done("network create dev");
    alice.done("network use dev");
    alice.done("node create web --network dev");
    Going watch = alice.begin("watch peers --as web --output json");
    awaitOut(watch, "snapshotEnd");
    String out = watch.stopped().out();
    assertThat(out.lines()).allMatch(line -> JsonParser.parseString(line).isJsonObject());
    String token =
        JsonParser.parseString(
                out.lines().filter(line -> line.contains("snapshotEnd")).findFirst().orElseThrow())
            .getAsJsonObject()
            .getAsJsonObject("data")
            .get("resumeToken")
            .getAsString();
    alice.done("node create api --network dev");
    Going again = alice.begin("watch peers --as web --resume " + token);
    awaitOut(again, " api ");
    assertThat(again.stopped().out()).doesNotContain("-- now live");
  }

  @Test
  void onlyANodeHasPeers() {
    Desk alice = office.registered("alice");
    alice.refused("watch peers", "CALLER_NOT_ALLOWED");
    Office.hint(alice.refused("watch access --as nobody", "NODE_NOT_HERE"), "node create");
  }

  private static void awaitOut(Going going, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(going.end()).as(() -> going.end().resultNow().err()).isNotDone();
          assertThat(going.out()).contains(text);
        });
  }
}
