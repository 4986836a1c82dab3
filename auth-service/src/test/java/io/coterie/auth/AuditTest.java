package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.wire.WireTime;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.AuditId;
import io.coterie.platform.upkeep.Upkeep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail. */
final class AuditTest {
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
  void everyChangeLeavesARow() {
    var alice = auth.from("10.9.0.1").register("alice");
    var session = auth.from("10.9.0.1").login("alice", PASSWORD).getUserToken();
    var here = auth.with(session);
    var token =
        here.tokens()
            .createToken(
                CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build());
    var _ =
        here.tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());
    var _ =
        here.accounts()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(PASSWORD)
                    .setNewPassword("another horse")
                    .build());
    var _ = here.accounts().logout(LogoutRequest.getDefaultInstance());
    assertRefused(() -> auth.from("10.9.0.1").login("alice", "wrong"))
        .with(AuthReason.LOGIN_FAILED);

    await()
        .untilAsserted(() ->
            assertThat(events(operator))
                .extracting(AuditEvent::getAction)
                .containsExactlyInAnyOrder(
                    "FirstOperatorToken",
                    "RegisterAccount",
                    "Login",
                    "CreateToken",
                    "RevokeToken",
                    "ChangePassword",
                    "Logout",
                    "Login"));

    var registered = event("RegisterAccount");
    assertThat(registered.getTarget()).isEqualTo(alice.getAccount().getId());
    assertThat(registered.getSourceAddress()).isEqualTo("10.9.0.1");
    assertThat(registered.getCallId()).isNotEmpty();
    var created = event("CreateToken");
    assertThat(created.getAccount()).isEqualTo(alice.getAccount().getId());
    assertThat(created.getToken()).startsWith("tok_");
    assertThat(events(operator).toString())
        .doesNotContain(PASSWORD, session, token.getSecret(), "another horse");
  }

  @Test
  void otherServicesEventsAreCollectedOnce() {
    var event =
        AuditEvent.newBuilder()
            .setId(AuditId.random().text())
            .setCreateTime(WireTime.timestamp(hub.clock.instant()))
            .setAction("CreateNetwork")
            .build();
    hub.networkFeed.publish("audit", event.getId(), ChangeKind.CHANGE_KIND_CREATED, event);
    hub.networkFeed.publish("audit", event.getId(), ChangeKind.CHANGE_KIND_CREATED, event);
    var last = event.toBuilder().setId(AuditId.random().text()).setAction("RegisterNode").build();
    hub.registryFeed.publish("audit", last.getId(), ChangeKind.CHANGE_KIND_CREATED, last);

    await()
        .untilAsserted(() ->
            assertThat(events(operator))
                .extracting(AuditEvent::getAction)
                .containsExactlyInAnyOrder("FirstOperatorToken", "CreateNetwork", "RegisterNode"));
  }

  @Test
  void accountsSeeTheirOwnAndSystemAdminsAll() {
    var admin = auth.anybody().register("root");
    var bob = auth.anybody().register("bob");
    var _ = auth.anybody().login("bob", PASSWORD);

    await().untilAsserted(() -> assertThat(events(operator)).hasSize(4));

    assertThat(events(auth.with(admin.getUserToken()))).isEqualTo(events(operator));
    assertThat(events(auth.with(bob.getUserToken())))
        .hasSize(2)
        .allMatch(event -> event.getTarget().equals(bob.getAccount().getId()));
    assertRefused(() -> events(auth.with(bob.getNetworkToken())))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void eventsComeInPagesNewestFirst() {
    var _ = auth.anybody().register("root");
    for (int i = 0; i < 4; i++) {
      hub.clock.advance(Duration.ofSeconds(1));
      var _ = auth.anybody().login("root", PASSWORD);
    }
    await().untilAsserted(() -> assertThat(events(operator)).hasSize(6));

    var paged = new ArrayList<AuditEvent>();
    var next = "";
    do {
      var page =
          operator
              .audit()
              .listAuditEvents(
                  ListAuditEventsRequest.newBuilder().setPageSize(4).setPageToken(next).build());
      paged.addAll(page.getEventsList());
      next = page.getNextPageToken();
    } while (!next.isEmpty());

    assertThat(paged).isEqualTo(events(operator));
    assertThat(paged.getFirst().getAction()).isEqualTo("Login");
    assertRefused(() ->
            operator
                .audit()
                .listAuditEvents(
                    ListAuditEventsRequest.newBuilder().setPageToken("forged").build()))
        .with(PlatformReason.PAGE_TOKEN_INVALID);
  }

  @Test
  void eventsArePrunedAfterTheirRetention() {
    await().untilAsserted(() -> assertThat(events(operator)).hasSize(1));
    hub.clock.advance(Duration.ofDays(366));
    auth.instance(Upkeep.class).run();
    assertThat(events(operator)).isEmpty();
  }

  private AuditEvent event(String action) {
    return events(operator).stream()
        .filter(event -> event.getAction().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static List<AuditEvent> events(Client client) {
    return client
        .audit()
        .listAuditEvents(ListAuditEventsRequest.getDefaultInstance())
        .getEventsList();
  }
}
