package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.platform.failure.PlatformReason;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often something was refused, and that nobody fills the trail or waits for it. */
final class RefusalCountTest {
  private final Hub hub = new Hub();
  private Replica auth;
  private String operator;
  private Trail trail;
  private RegisterAccountResponse bob;
  private Client bound;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    var file = home.resolve("admin.token");
    auth = hub.start(Map.of("auth.operator-token-file", file.toString()));
    operator = Files.readString(file).strip();
    trail = new Trail(auth.with(operator));
    bob = auth.anybody().register("bob");
    // an identity, so that asking who calls takes no database
    bound = auth.withIdentity(auth.identityOf(bob.getNetworkToken()));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void theSameRefusalWithinAMinuteIsOneRowThatCounts() {
    refuse("tok_a");
    var first = trail.refusalOf("RevokeToken");
    assertThat(first.getCount()).isEqualTo(1);
    for (int i = 1; i < 100; i++) {
      refuse("tok_a");
    }
    hub.clock.advance(Duration.ofMinutes(1));

    var hundred = first.toBuilder().setCount(100).build();
    await().untilAsserted(() -> assertThat(trail.refusals()).containsExactly(hundred));

    bound = auth.withIdentity(auth.identityOf(bob.getNetworkToken()));
    refuse("tok_a");
    trail.hasRefusals(2);
    assertThat(trail.refusals()).contains(hundred);
  }

  @Test
  void watchersSeeARefusalAtOnceAndAgainWithItsCount() throws Exception {
    var seen = new CopyOnWriteArrayList<AuditEvent>();
    try (var context = Context.current().withCancellation()) {
      var items =
          context.call(() ->
              auth.with(operator)
                  .audit()
                  .watchAuditEvents(WatchAuditEventsRequest.getDefaultInstance()));
      var watcher =
          Thread.ofVirtual()
              .start(() -> {
                while (seen.size() < 2) {
                  var item = items.next();
                  if (item.getEvent().getAction().equals("RevokeToken")) {
                    seen.add(item.getEvent());
                  }
                }
              });
      refuse("tok_a");
      await().untilAsserted(() -> assertThat(seen).hasSize(1));
      refuse("tok_a");
      hub.clock.advance(Duration.ofMinutes(1));
      watcher.join();
    }
    assertThat(seen.getLast()).isEqualTo(seen.getFirst().toBuilder().setCount(2).build());
  }

  @Test
  void whoTriesManyTargetsGetsFewRows() {
    for (int i = 0; i < 60; i++) {
      refuse("tok_" + i);
    }
    trail.hasRefusals(21);
    hub.clock.advance(Duration.ofMinutes(1));

    await()
        .untilAsserted(() ->
            assertThat(trail.refusals().stream().mapToInt(AuditEvent::getCount).sum())
                .isEqualTo(60));
    assertThat(trail.refusals())
        .filteredOn(row -> row.getTarget().isEmpty())
        .singleElement()
        .satisfies(row -> assertThat(row.getCount()).isEqualTo(40));
  }

  @Test
  void whatWasCountedIsWrittenWhenTheServiceStops() {
    for (int i = 0; i < 3; i++) {
      refuse("tok_a");
    }
    auth.close();

    var next = new Trail(hub.start().with(operator));
    await()
        .untilAsserted(() ->
            assertThat(next.refusals())
                .singleElement()
                .satisfies(row -> assertThat(row.getCount()).isEqualTo(3)));
  }

  @Test
  void refusedCallIsAnsweredTheSameWithoutADatabase() {
    refuse("tok_before");
    trail.hasRefusals(1);
    hub.database.shut();
    refuse("tok_a");
    refuse("tok_b");
    hub.database.reopen();

    await()
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class) // of connections that broke
        .untilAsserted(() ->
            assertThat(trail.refusals())
                .extracting(AuditEvent::getTarget)
                .containsExactlyInAnyOrder("tok_before", "tok_a", "tok_b"));
  }

  private void refuse(String token) {
    assertRefused(() ->
            bound.tokens().revokeToken(RevokeTokenRequest.newBuilder().setToken(token).build()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }
}
