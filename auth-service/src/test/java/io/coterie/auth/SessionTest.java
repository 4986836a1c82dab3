package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.Session;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.TokenId;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Which sessions an account has, and ending them. */
@TestInstance(Lifecycle.PER_CLASS)
final class SessionTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Replica other = hub.start();

  @BeforeAll
  void firstAccount() {
    var _ = auth.anybody().register("root");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void sessionsAreListedNewestFirstWithWhereTheyWereStarted() {
    var here = auth.with(auth.from("10.2.0.1").register("alice").getUserToken());
    hub.clock.advance(Duration.ofSeconds(1));
    var there = auth.from("10.2.0.2", "coterie/1.2 laptop").login("alice", PASSWORD);

    var sessions = list(here);

    assertThat(sessions)
        .extracting(Session::getSourceAddress)
        .containsExactly("10.2.0.2", "10.2.0.1");
    assertThat(sessions).extracting(Session::getCurrent).containsExactly(false, true);
    assertThat(sessions.getFirst().getUserAgent()).isEqualTo("coterie/1.2 laptop");
    assertThat(sessions.getFirst().getExpireTime()).isEqualTo(there.getExpireTime());
    assertThat(sessions.getFirst().getId())
        .isEqualTo(auth.with(there.getUserToken()).whoAmI().getToken());
  }

  @Test
  void theLastUseIsToldToWithinSomeMinutes() {
    var judy = auth.with(auth.anybody().register("judy").getUserToken());
    hub.clock.advance(Duration.ofSeconds(1));
    var unused = auth.anybody().login("judy", PASSWORD);
    hub.clock.advance(Duration.ofHours(2));
    var now = hub.clock.instant().getEpochSecond();
    await()
        .untilAsserted(() ->
            assertThat(list(judy))
                .extracting(session -> session.getLastUsedTime().getSeconds() == now)
                .containsExactly(false, true));
    assertThat(unused.getUserToken()).isNotEmpty();
  }

  @Test
  void whatAClientCallsItselfIsCut() {
    var session = auth.with(auth.from("10.2.0.3", "x".repeat(500)).register("bob").getUserToken());
    assertThat(list(session)).extracting(s -> s.getUserAgent().length()).containsExactly(100);
  }

  @Test
  void aListIsReadPageByPage() {
    var carol = auth.with(auth.anybody().register("carol").getUserToken());
    for (int i = 0; i < 4; i++) {
      var _ = auth.anybody().login("carol", PASSWORD);
    }
    var first = carol.accounts().listSessions(page(3, ""));
    var second = carol.accounts().listSessions(page(3, first.getNextPageToken()));
    assertThat(first.getSessionsList()).hasSize(3);
    assertThat(second.getSessionsList())
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.getSessionsList());
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void anEndedSessionIsRefusedOnEveryReplica() {
    var dave = auth.with(auth.anybody().register("dave").getUserToken());
    var lost = auth.anybody().login("dave", PASSWORD).getUserToken();
    var id = other.with(lost).whoAmI().getToken();

    assertThat(end(dave, id)).isEqualTo(1);

    assertRefused(() -> other.with(lost).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
    assertThat(end(dave, id)).as("again").isZero();
    assertThat(list(dave)).hasSize(1);
  }

  @Test
  void allOthersEndAtOnceAndTokensStay() {
    var erin = auth.anybody().register("erin");
    var others =
        List.of(
            auth.anybody().login("erin", PASSWORD).getUserToken(),
            auth.anybody().login("erin", PASSWORD).getUserToken());
    var here = auth.with(erin.getUserToken());

    var ended =
        here.accounts().endSession(EndSessionRequest.newBuilder().setAllOthers(true).build());

    assertThat(ended.getEndedSessions()).isEqualTo(2);
    for (var token : others) {
      assertRefused(() -> other.with(token).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
    }
    assertThat(here.whoAmI().getAccount()).isEqualTo(erin.getAccount());
    assertThat(auth.with(erin.getNetworkToken()).whoAmI().getNetworkRole()).isEqualTo("owner");
  }

  @Test
  void somebodyElsesSessionLooksLikeNone() {
    var frank = auth.with(auth.anybody().register("frank").getUserToken());
    var grace = auth.with(auth.anybody().register("grace").getUserToken());
    var theirs = Refusal.of(() -> end(frank, grace.whoAmI().getToken()));
    var absent = Refusal.of(() -> end(frank, TokenId.random().text()));
    assertThat(theirs.reason()).isEqualTo(AuthReason.SESSION_NOT_FOUND.name());
    assertThat(theirs).isEqualTo(absent);
    assertThat(grace.whoAmI().getAccount().getName()).isEqualTo("grace");
  }

  @Test
  void aNetworkTokenIsNoSession() {
    var heidi = auth.anybody().register("heidi");
    var bound = auth.with(heidi.getNetworkToken());
    assertRefused(() -> list(bound)).with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> end(auth.with(heidi.getUserToken()), bound.whoAmI().getToken()))
        .with(AuthReason.SESSION_NOT_FOUND);
  }

  @Test
  void theEndOfOthersIsAnsweredOnceForARequestId() {
    var ivan = auth.with(auth.anybody().register("ivan").getUserToken());
    var _ = auth.anybody().login("ivan", PASSWORD);
    var request =
        EndSessionRequest.newBuilder()
            .setAllOthers(true)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = ivan.accounts().endSession(request);
    var later = auth.anybody().login("ivan", PASSWORD).getUserToken();
    assertThat(ivan.accounts().endSession(request)).isEqualTo(first);
    assertThat(auth.with(later).whoAmI().getAccount().getName()).isEqualTo("ivan");
  }

  private static List<Session> list(Client client) {
    return client.accounts().listSessions(page(0, "")).getSessionsList();
  }

  private static ListSessionsRequest page(int size, String token) {
    return ListSessionsRequest.newBuilder().setPageSize(size).setPageToken(token).build();
  }

  private static int end(Client client, String session) {
    return client
        .accounts()
        .endSession(EndSessionRequest.newBuilder().setSession(session).build())
        .getEndedSessions();
  }
}
