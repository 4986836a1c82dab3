package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.standalone.cli.Desk.Result;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit trail, as its readers see it. */
class AuditSessionTest {
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
  void whatIsDoneIsThereWithItsReason() {
    Desk alice = office.registered("alice");
    alice.run(
        new StopSignal(),
        List.of("network", "create", "dev", "--reason", "müde vom alten", "--plain"));
    await()
        .untilAsserted(() ->
            assertThat(alice.done("audit --action CreateNetwork").out())
                .contains(Office.name(alice))
                .contains("müde vom alten")
                .contains("done")
                .hasLineCount(2));
    assertThat(alice.done("audit --network dev --since 1h").out()).contains("CreateNetwork");
    assertThat(alice.done("audit --until 2020-01-01").out()).isEqualTo("No such events.\n");
    assertThat(alice.data("audit --limit 1").getAsJsonArray("events")).hasSize(1);
  }

  @Test
  void usersSeeTheirOwnAndAdminsAll() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    alice.done("network create dev");
    String name = Office.name(alice);
    await()
        .untilAsserted(() ->
            assertThat(office.root().done("audit --who " + name).out()).contains("CreateNetwork"));
    assertThat(office.operator().done("audit --who " + name).out()).contains(name);
    assertThat(bob.done("audit --action CreateNetwork").out()).isEqualTo("No such events.\n");
  }

  @Test
  void refusalsAreThereToo() {
    Desk alice = office.registered("alice");
    Desk bob = office.registered("bob");
    String id = Office.network(alice, "team");
    bob.done("network join " + alice.done("network invite").out().strip());
    bob.refused("network invite --network " + id, "ROLE_TOO_LOW");
    await()
        .untilAsserted(() ->
            assertThat(bob.done("audit --refused").out())
                .contains("CreateInvite")
                .contains("refused: ROLE_TOO_LOW"));
  }

  @Test
  void eventsAreFollowedUntilSomebodyStops() throws Exception {
    Desk alice = office.registered("alice");
    var stop = new StopSignal();
    var running =
        CompletableFuture.supplyAsync(() ->
            alice.run(stop, List.of("audit", "--follow", "--limit", "100", "--output", "json")));
    alice.done("network create dev");
    await()
        .untilAsserted(() ->
            assertThat(alice.done("audit --action CreateNetwork").out()).contains("CreateNetwork"));
    alice.done("network rename dev development");
    await()
        .untilAsserted(() ->
            assertThat(alice.done("audit --action UpdateNetwork").out()).contains("UpdateNetwork"));
    stop.request();
    Result done = running.get();
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out().lines()).allMatch(line -> JsonParser.parseString(line).isJsonObject());
    assertThat(done.out()).contains("\"CreateNetwork\"");
  }

  @Test
  void exportIsOneObjectALine() {
    Desk alice = office.registered("alice");
    alice.done("network create dev");
    await()
        .untilAsserted(() -> {
          Result exported = alice.done("audit export --since 1h --action CreateNetwork");
          assertThat(exported.out()).hasLineCount(1);
          assertThat(JsonParser.parseString(exported.out()).getAsJsonObject().get("action"))
              .hasToString("\"CreateNetwork\"");
        });
  }
}
