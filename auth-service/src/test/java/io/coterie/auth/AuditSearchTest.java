package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListAuditEventsResponse;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.failure.PlatformReason;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking for events in the trail, and watching it. */
final class AuditSearchTest {
  private static final Metadata.Key<String> REASON =
      Metadata.Key.of("coterie-reason", Metadata.ASCII_STRING_MARSHALLER);

  private final Hub hub = new Hub();
  private Replica auth;
  private Client operator;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    var file = home.resolve("admin.token");
    auth = hub.start(Map.of("auth.operator-token-file", file.toString()));
    operator = auth.with(Files.readString(file).strip());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void eventsAreFoundByWhoWhatAndWhatCameOfIt() {
    var root = auth.anybody().register("root").getAccount().getId();
    var bob = auth.anybody().register("bob").getAccount().getId();
    assertRefused(() -> auth.anybody().login("bob", "wrong")).with(AuthReason.LOGIN_FAILED);
    await().untilAsserted(() -> assertThat(find(AuditFilter.getDefaultInstance())).hasSize(4));

    assertThat(find(filter().setAccount("BOB").build()))
        .extracting(AuditEvent::getAction)
        .containsExactlyInAnyOrder("Login", "RegisterAccount");
    assertThat(find(filter().setAccount(root).build())).hasSize(1);
    assertThat(find(filter().setAccount("nobody").build())).isEmpty();
    assertThat(find(filter().setAction("RegisterAccount").build())).hasSize(2);
    assertThat(find(filter().setTarget(bob).setAction("RegisterAccount").build())).hasSize(1);
    assertThat(find(filter().setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED).build()))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getRefusal()).isEqualTo("LOGIN_FAILED");
          assertThat(event.getCount()).isEqualTo(1);
        });
    assertThat(find(filter().setOutcome(AuditOutcome.AUDIT_OUTCOME_DONE).build())).hasSize(3);
  }

  @Test
  void eventsAreFoundByTheirTime() {
    var _ = auth.anybody().register("root");
    await().untilAsserted(() -> assertThat(find(AuditFilter.getDefaultInstance())).hasSize(2));
    hub.clock.advance(Duration.ofHours(1));
    var between = WireTime.timestamp(hub.clock.instant());
    hub.clock.advance(Duration.ofHours(1));
    var _ = auth.anybody().login("root", PASSWORD);
    await().untilAsserted(() -> assertThat(find(AuditFilter.getDefaultInstance())).hasSize(3));

    assertThat(find(filter().setFromTime(between).build()))
        .extracting(AuditEvent::getAction)
        .containsExactly("Login");
    assertThat(find(filter().setUntilTime(between).build())).hasSize(2);
  }

  @Test
  void nextPageIsOfTheSameSearch() {
    var _ = auth.anybody().register("root");
    for (int i = 0; i < 3; i++) {
      hub.clock.advance(Duration.ofSeconds(1));
      var _ = auth.anybody().login("root", PASSWORD);
    }
    var logins = filter().setAction("Login").build();
    await().untilAsserted(() -> assertThat(find(logins)).hasSize(3));

    var first = list(ListAuditEventsRequest.newBuilder().setFilter(logins).setPageSize(2).build());
    var token = first.getNextPageToken();
    assertThat(first.getEventsList()).hasSize(2);
    assertThat(list(ListAuditEventsRequest.newBuilder().setPageToken(token).build()))
        .satisfies(page ->
            assertThat(page.getEventsList())
                .singleElement()
                .extracting(AuditEvent::getAction)
                .isEqualTo("Login"));
    assertRefused(() ->
            list(
                ListAuditEventsRequest.newBuilder()
                    .setPageToken(token)
                    .setFilter(filter().setAction("Logout"))
                    .build()))
        .with(PlatformReason.PAGE_TOKEN_INVALID);
  }

  @Test
  void watchBeginsWithTheNewestAndGoesOn() {
    hub.clock.advance(Duration.ofSeconds(1));
    var root = auth.anybody().register("root");
    await().untilAsserted(() -> assertThat(find(AuditFilter.getDefaultInstance())).hasSize(2));

    watching(
        operator,
        WatchAuditEventsRequest.newBuilder().setBacklog(1).build(),
        seen -> {
          await().untilAsserted(() -> assertThat(seen).hasSizeGreaterThanOrEqualTo(2));
          assertThat(seen.get(0).getEvent().getAction()).isEqualTo("RegisterAccount");
          assertThat(seen.get(1).hasBacklogEnd()).isTrue();
          assertThat(seen.get(1).getResumeToken()).isNotEmpty();
          var _ =
              auth.with(root.getUserToken()).accounts().logout(LogoutRequest.getDefaultInstance());
          await().untilAsserted(() -> assertThat(actions(seen)).endsWith("Logout"));
        });
  }

  @Test
  void watchGoesOnWhereItStoppedOnAnotherReplica() {
    var root = auth.anybody().register("root");
    await().untilAsserted(() -> assertThat(find(AuditFilter.getDefaultInstance())).hasSize(2));
    var token = new CopyOnWriteArrayList<String>();
    watching(
        operator,
        WatchAuditEventsRequest.getDefaultInstance(),
        seen -> {
          await().untilAsserted(() -> assertThat(seen).isNotEmpty());
          token.add(seen.getLast().getResumeToken());
        });
    var _ = auth.anybody().login("root", PASSWORD);
    var other = hub.start(Map.of());

    watching(
        other.with(root.getUserToken()),
        WatchAuditEventsRequest.newBuilder().setResumeToken(token.getFirst()).build(),
        seen -> await().untilAsserted(() -> assertThat(actions(seen)).containsExactly("Login")));
  }

  @Test
  void accountWatchesItsOwnEventsOnly() {
    var _ = auth.anybody().register("root");
    var bob = auth.anybody().register("bob");
    watching(
        auth.with(bob.getUserToken()),
        WatchAuditEventsRequest.newBuilder().setBacklog(10).build(),
        seen -> {
          await().untilAsserted(() -> assertThat(actions(seen)).contains("RegisterAccount"));
          var _ = auth.anybody().login("root", PASSWORD);
          var _ = auth.anybody().login("bob", PASSWORD);
          await().untilAsserted(() -> assertThat(actions(seen)).endsWith("Login"));
          assertThat(seen.stream().filter(WatchAuditEventsResponse::hasEvent))
              .allMatch(item -> item.getEvent().getTarget().equals(bob.getAccount().getId()));
        });
  }

  @Test
  void whyTheCallerDidItIsKept() {
    var headers = new Metadata();
    headers.put(REASON, "caf%C3%A9 closes");
    var _ = new Client(auth.anybody().channel(), headers).register("root");

    await()
        .untilAsserted(() ->
            assertThat(find(filter().setAction("RegisterAccount").build()))
                .extracting(AuditEvent::getReason)
                .containsExactly("café closes"));
  }

  @Test
  void reasonThatIsNotWellFormedIsRefused() {
    for (var bad : List.of("100%", "%FF%FE", "line%0Abreak", "x".repeat(257))) {
      var headers = new Metadata();
      headers.put(REASON, bad);
      var client = new Client(auth.anybody().channel(), headers);
      assertRefused(() -> client.register("root")).with(PlatformReason.FIELD_INVALID);
    }
  }

  private static AuditFilter.Builder filter() {
    return AuditFilter.newBuilder();
  }

  private List<AuditEvent> find(AuditFilter filter) {
    return list(ListAuditEventsRequest.newBuilder().setFilter(filter).build()).getEventsList();
  }

  private ListAuditEventsResponse list(ListAuditEventsRequest request) {
    return operator.audit().listAuditEvents(request);
  }

  private static List<String> actions(List<WatchAuditEventsResponse> seen) {
    return seen.stream()
        .filter(WatchAuditEventsResponse::hasEvent)
        .map(item -> item.getEvent().getAction())
        .toList();
  }

  /** Watches while something is done; the watch is cancelled then. */
  private static void watching(
      Client client,
      WatchAuditEventsRequest request,
      Consumer<List<WatchAuditEventsResponse>> meanwhile) {
    var seen = new CopyOnWriteArrayList<WatchAuditEventsResponse>();
    try (var context = Context.current().withCancellation()) {
      var items = context.wrap(() -> client.audit().watchAuditEvents(request));
      Thread.ofVirtual()
          .start(() -> {
            try {
              items.call().forEachRemaining(seen::add);
            } catch (Exception e) {
              assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.CANCELLED);
            }
          });
      meanwhile.accept(seen);
    }
  }
}
