package io.coterie.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.GetAccountResponse;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListAuditEventsResponse;
import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.CommandLineFixture.Result;
import io.coterie.cli.FakeHub;
import io.coterie.cli.Refusals;
import io.coterie.cli.terminal.StopSignal;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandsTest {
  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  AuditCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub =
        new FakeHub(
            AuditServiceGrpc.getServiceDescriptor(), AccountServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice");
    hub.on(
        AccountServiceGrpc.getGetAccountMethod(),
        _ ->
            GetAccountResponse.newBuilder()
                .setAccount(Account.newBuilder().setName("alice"))
                .build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void eventsAreShownWithNamesAndWhatBecameOfThem() {
    AuditEvent refused =
        event("acc_1").toBuilder()
            .setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED)
            .setRefusal("ROLE_TOO_LOW")
            .setCount(3)
            .build();
    answer(
        "", AuditEvent.newBuilder(event("acc_1")).setReason("spring\ncleaning").build(), refused);
    assertThat(coterie.run("audit").out())
        .isEqualTo(
            """
            TIME                  WHO    ACTION         TARGET  NETWORK  FROM  OUTCOME                   REASON
            1970-01-01T00:00:00Z  alice  CreateNetwork  net_1   -        -     done                      spring?cleaning
            1970-01-01T00:00:00Z  alice  CreateNetwork  net_1   -        -     refused: ROLE_TOO_LOW ×3  -
            """);
  }

  @Test
  void filtersAreSentAndEmptinessIsSaid() {
    answer("");
    Result none =
        coterie.run(
            "audit",
            "--who",
            "bob",
            "--action",
            "Login",
            "--target",
            "acc_2",
            "--refused",
            "--since",
            "2026-01-01",
            "--until",
            "2026-01-02",
            "--limit",
            "5");
    assertThat(none.out()).isEqualTo("No such events.\n");
    var request = hub.last(ListAuditEventsRequest.class);
    assertThat(request.getPageSize()).isEqualTo(5);
    assertThat(request.getFilter().getAccount()).isEqualTo("bob");
    assertThat(request.getFilter().getAction()).isEqualTo("Login");
    assertThat(request.getFilter().getTarget()).isEqualTo("acc_2");
    assertThat(request.getFilter().getOutcome()).isEqualTo(AuditOutcome.AUDIT_OUTCOME_REFUSED);
    assertThat(request.getFilter().getFromTime().getSeconds()).isEqualTo(1767225600);
    assertThat(request.getFilter().getUntilTime().getSeconds()).isEqualTo(1767312000);
  }

  @Test
  void limitCountsOverPages() {
    answer("more", event("acc_1"), event("acc_1"));
    assertThat(coterie.run("audit", "--limit", "3", "--output", "json").json())
        .satisfies(
            reply -> assertThat(reply.getAsJsonObject("data").getAsJsonArray("events")).hasSize(4));
    assertThat(hub.last(ListAuditEventsRequest.class).getPageSize()).isEqualTo(1);
  }

  @Test
  void exportPrintsOneObjectALineAndNothingElse() {
    answer("", event("acc_1"), event("acc_2"));
    Result done = coterie.run("audit", "export");
    assertThat(done.code()).isZero();
    assertThat(done.out()).hasLineCount(2);
    assertThat(done.out().lines()).allMatch(line -> line.startsWith("{\"id\":\"aud_1\""));
    assertThat(done.err()).isEmpty();
  }

  @Test
  void interruptedExportSaysHowToGoOn() {
    hub.on(
        AuditServiceGrpc.getListAuditEventsMethod(),
        request -> {
          if (request.getPageToken().equals("second")) {
            throw Refusals.of(Code.RESOURCE_EXHAUSTED, "RATE_LIMITED", "too many calls");
          }
          return page("second", event("acc_1"));
        });
    Result failed = coterie.run("audit", "export");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).hasLineCount(1);
    assertThat(failed.err()).contains("coterie audit export --resume second").hasLineCount(1);

    answer("", event("acc_2"));
    assertThat(coterie.run("audit", "export", "--resume", "second").out()).hasLineCount(1);
    assertThat(hub.last(ListAuditEventsRequest.class).getPageToken()).isEqualTo("second");
    assertThat(hub.last(ListAuditEventsRequest.class).hasFilter()).isFalse();
  }

  @Test
  void exportStopsBetweenPages() {
    var stop = new StopSignal();
    hub.on(
        AuditServiceGrpc.getListAuditEventsMethod(),
        _ -> {
          assertThat(stop.request()).isTrue();
          return page("second", event("acc_1"));
        });
    Result stopped = coterie.run(stop, "audit", "export");
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.out()).hasLineCount(1);
    assertThat(stopped.err()).contains("interrupted").contains("--resume second");
  }

  private void answer(String next, AuditEvent... events) {
    hub.on(AuditServiceGrpc.getListAuditEventsMethod(), _ -> page(next, events));
  }

  private static ListAuditEventsResponse page(String next, AuditEvent... events) {
    return ListAuditEventsResponse.newBuilder()
        .addAllEvents(List.of(events))
        .setNextPageToken(next)
        .build();
  }

  private static AuditEvent event(String account) {
    return AuditEvent.newBuilder()
        .setId("aud_1")
        .setAccount(account)
        .setAction("CreateNetwork")
        .setTarget("net_1")
        .setOutcome(AuditOutcome.AUDIT_OUTCOME_DONE)
        .build();
  }
}
