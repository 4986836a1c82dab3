package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.auth.v1.WatchAuditEventsResponse;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.failure.PlatformReason;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch goes on no longer than its credential works. */
@Timeout(120)
final class WatchEndTest {
  private static final long GRACE_SECONDS = 60;

  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());
  private final Client alice = auth.with(auth.anybody().register("alice").getUserToken());
  private final Iterator<WatchAuditEventsResponse> ofRoot = watch(root);

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void watchOfARevokedTokenEndsOnEveryReplicaAndOthersLiveOn() {
    var token = create(alice, CreateTokenRequest.newBuilder());
    var here = watch(auth.with(token.getSecret()));
    var there = watch(hub.start().with(token.getSecret()));
    var _ =
        alice
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());
    assertEnds(here);
    assertEnds(there);
    assertGoesOn(root, ofRoot);
  }

  @Test
  void watchOfATokenThatExpiresEnds() {
    var end = WireTime.timestamp(hub.clock.instant().plusSeconds(10));
    var watch =
        watch(
            auth.with(
                create(alice, CreateTokenRequest.newBuilder().setExpireTime(end)).getSecret()));
    hub.clock.advance(java.time.Duration.ofSeconds(10));
    assertEnds(watch);
    assertGoesOn(root, ofRoot);
  }

  @Test
  void watchByAnOldSecretEndsWithTheGraceAndOneByTheNewSecretLivesOn() {
    var token = create(alice, CreateTokenRequest.newBuilder());
    var byOld = watch(auth.with(token.getSecret()));
    var byNew = watch(auth.with(rotate(token, GRACE_SECONDS)));
    hub.clock.advance(java.time.Duration.ofSeconds(GRACE_SECONDS));
    assertEnds(byOld);
    assertGoesOn(alice, byNew);
  }

  @Test
  void watchByASecretThatIsReplacedWithoutGraceEnds() {
    var token = create(alice, CreateTokenRequest.newBuilder());
    var watch = watch(auth.with(token.getSecret()));
    var _ = rotate(token, 0);
    assertEnds(watch);
  }

  @Test
  void watchesOfADisabledAccountEnd() {
    var watch = watch(alice);
    var _ = root.disable("alice");
    assertEnds(watch);
    assertGoesOn(root, ofRoot);
  }

  @Test
  void watchesEndWithTheirSessionHoweverItEnds() {
    var ended = login();
    var watchOfEnded = watch(ended);
    var _ =
        alice
            .accounts()
            .endSession(
                EndSessionRequest.newBuilder().setSession(ended.whoAmI().getToken()).build());
    assertEnds(watchOfEnded);

    var loggedOut = login();
    var watchOfLoggedOut = watch(loggedOut);
    var _ = loggedOut.accounts().logout(LogoutRequest.getDefaultInstance());
    assertEnds(watchOfLoggedOut);

    var idle = watch(login());
    hub.clock.advance(java.time.Duration.ofDays(30));
    assertEnds(idle);
  }

  @Test
  void aNewPasswordEndsTheWatchesOfTheOtherSessionsAndTokens() {
    var session = watch(login());
    var token = watch(auth.with(create(alice, CreateTokenRequest.newBuilder()).getSecret()));
    var own = watch(alice);
    var _ =
        alice
            .accounts()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(PASSWORD)
                    .setNewPassword("another horse")
                    .build());
    assertEnds(session);
    assertEnds(token);
    assertGoesOn(alice, own);
  }

  private Client login() {
    return auth.with(auth.anybody().login("alice", PASSWORD).getUserToken());
  }

  private static CreateTokenResponse create(Client client, CreateTokenRequest.Builder token) {
    return client.tokens().createToken(token.setKind(TokenKind.TOKEN_KIND_USER).build());
  }

  private String rotate(CreateTokenResponse token, long grace) {
    return alice
        .tokens()
        .rotateToken(
            RotateTokenRequest.newBuilder()
                .setToken(token.getToken().getId())
                .setGrace(Duration.newBuilder().setSeconds(grace))
                .build())
        .getSecret();
  }

  /** A watch that has told what is there. */
  private static Iterator<WatchAuditEventsResponse> watch(Client client) {
    var watch = client.audit().watchAuditEvents(WatchAuditEventsRequest.getDefaultInstance());
    while (!watch.next().hasBacklogEnd()) {}
    return watch;
  }

  private static void assertEnds(Iterator<WatchAuditEventsResponse> watch) {
    assertRefused(() -> watch.forEachRemaining(_ -> {})).with(PlatformReason.CREDENTIAL_INVALID);
  }

  /** What its own client does next is told. */
  private static void assertGoesOn(Client client, Iterator<WatchAuditEventsResponse> watch) {
    var token = create(client, CreateTokenRequest.newBuilder()).getToken().getId();
    var event = watch.next();
    while (!event.getEvent().getTarget().equals(token)) {
      event = watch.next();
    }
    assertThat(event.getEvent().getAction()).isEqualTo("CreateToken");
  }
}
