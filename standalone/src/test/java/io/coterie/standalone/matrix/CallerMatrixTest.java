package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.DynamicCalls;
import io.coterie.standalone.hub.DynamicCalls.Outcome;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.matrix.Expectations.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Every method of the contracts × every kind of caller, against one table; and since that is all
 * that a hub can be asked, no secret of it may be found anywhere afterwards.
 */
class CallerMatrixTest {
  private static final Expectations EXPECTED = Expectations.read();

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static List<Survey.Wrong> wrong;

  @SuppressWarnings("NullAway.Init")
  private static List<String> logged;

  private static final Secrets SECRETS = new Secrets();
  private static final Queue<String> REFUSALS = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void ask() throws Exception {
    hub = TestHub.start();
    hub.account(); // the first one becomes system admin, whatever it is for
    try (var logs = CapturedLogs.open()) {
      wrong = new Survey(hub, hub, CallerMatrixTest::note).wrong(EXPECTED.open());
      logged = logs.lines();
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void everyMethodHasARowAndEveryRowAMethod() {
    assertThat(sorted(EXPECTED.rows().stream().map(Row::method)))
        .containsExactlyElementsOf(
            sorted(Contracts.methods().stream().map(method -> method.getFullName())));
  }

  @Test
  void everyRowHasAQuestionAndEveryQuestionARow() {
    var open = EXPECTED.open().stream().map(Row::key).toList();

    assertThat(open).doesNotHaveDuplicates();
    assertThat(sorted(open.stream()))
        .containsExactlyElementsOf(sorted(Questions.all().keySet().stream()));
  }

  @Test
  void everyCellIsAsTheTableSays(TestReporter reporter) {
    reporter.publishEntry("cells", String.valueOf(EXPECTED.rows().size() * Kind.values().length));

    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyGetsAtInternalMethodsThroughTheEdge() {
    var world = new World(hub, Setting.INVITE, new Cast(hub));
    for (var method : Contracts.methods()) {
      if (Contracts.isInternal(method)) {
        for (var kind : Kind.values()) {
          var request = DynamicMessage.getDefaultInstance(method.getInputType());
          assertThat(DynamicCalls.call(world.client(kind, hub), method, request).code())
              .as("%s as %s", method.getFullName(), kind)
              .isEqualTo("UNIMPLEMENTED");
        }
      }
    }
  }

  @Test
  void noRefusalRepeatsASecret() {
    assertThat(REFUSALS).isNotEmpty();
    assertThat(leaks(REFUSALS.stream())).isEmpty();
  }

  @Test
  void noSecretIsLogged() {
    assertThat(leaks(logged.stream())).isEmpty();
  }

  @Test
  void noSecretIsInAnyColumnOfAnyTable() throws Exception {
    assertThat(SECRETS.count()).isGreaterThan(100);
    var ledger = new Ledger(hub);
    for (var table :
        ledger.rows(
            "SELECT schemaname || '.' || tablename FROM pg_tables"
                + " WHERE schemaname IN ('auth', 'network', 'registry')")) {
      var rows = ledger.rows("SELECT t::text FROM " + table + " t");
      assertThat(leaks(rows.stream())).as(table).isEmpty();
    }
  }

  @Test
  void noSecretIsInTheMetrics() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(hub.edge() + "/metrics"))
              .header("authorization", "Bearer " + Credentials.secret(hub.operator()))
              .build();
      var metrics = http.send(request, BodyHandlers.ofString());

      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body()).contains("coterie_");
      assertThat(leaks(metrics.body().lines())).isEmpty();
    }
  }

  private static void note(CoterieClient caller, Message request, Outcome outcome) {
    caller.credential().ifPresent(shown -> SECRETS.keep(shown.secret()));
    SECRETS.keepThoseOf(request);
    if (outcome.answer() != null) {
      SECRETS.keepThoseOf(outcome.answer());
    } else {
      REFUSALS.add(outcome.visible());
    }
  }

  private static List<String> leaks(Stream<String> texts) {
    return texts
        .flatMap(text -> SECRETS.in(text).map(secret -> secret + " in " + text).stream())
        .toList();
  }

  private static SortedSet<String> sorted(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }
}
