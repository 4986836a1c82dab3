package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.RotateTokenResponse;
import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.upkeep.Upkeep;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replacing a token's secret. */
final class RotationTest {
  private static final long GRACE_SECONDS = 3600;

  private Hub hub;
  private Replica auth;
  private RegisterAccountResponse alice;
  private Client session;

  @BeforeEach
  void start() {
    hub = new Hub();
    auth = hub.start();
    alice = auth.anybody().register("alice");
    session = auth.with(alice.getUserToken());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void theOldSecretWorksUntilTheGraceEnds() {
    var token = create();
    var rotated = rotate(session, token.getToken(), GRACE_SECONDS);

    assertThat(rotated.getSecret()).startsWith("utok_").isNotEqualTo(token.getSecret());
    assertThat(rotated.getToken().getId()).isEqualTo(token.getToken().getId());
    assertThat(rotated.getToken().getName()).isEqualTo("ci");
    assertThat(rotated.getToken().hasOldSecretExpireTime()).isTrue();
    assertWorks(token.getSecret());
    assertWorks(rotated.getSecret());

    hub.clock.advance(java.time.Duration.ofSeconds(GRACE_SECONDS));

    assertEnded(token.getSecret());
    assertWorks(rotated.getSecret());
    assertThat(listed(token.getToken()).hasOldSecretExpireTime()).isFalse();
    auth.instance(Upkeep.class).run();
    assertEnded(token.getSecret());
    assertWorks(rotated.getSecret());
  }

  @Test
  void withoutGraceTheOldSecretEndsAtOnceOnEveryReplica() {
    var other = hub.start();
    var token = create();
    var rotated = rotate(session, token.getToken(), 0);
    assertThat(rotated.getToken().hasOldSecretExpireTime()).isFalse();
    assertRefused(() -> other.with(token.getSecret()).whoAmI())
        .with(PlatformReason.CREDENTIAL_INVALID);
    assertThat(other.with(rotated.getSecret()).whoAmI().getAccount()).isEqualTo(alice.getAccount());
  }

  @Test
  void revokingEndsBothSecrets() {
    var token = create();
    var rotated = rotate(session, token.getToken(), GRACE_SECONDS);
    var _ =
        session
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());
    assertEnded(token.getSecret());
    assertEnded(rotated.getSecret());
  }

  @Test
  void rotatingTwiceLeavesTheLastTwoSecrets() {
    var token = create();
    var second = rotate(session, token.getToken(), GRACE_SECONDS);
    var third = rotate(session, token.getToken(), GRACE_SECONDS);
    assertEnded(token.getSecret());
    assertWorks(second.getSecret());
    assertWorks(third.getSecret());
  }

  @Test
  void aRepeatGetsTheSameSecret() {
    var token = create();
    var request =
        RotateTokenRequest.newBuilder()
            .setToken(token.getToken().getId())
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = session.tokens().rotateToken(request);
    assertThat(session.tokens().rotateToken(request)).isEqualTo(first);
    assertWorks(first.getSecret());
  }

  @Test
  void aTokenRotatesItself() {
    var token = create();
    var rotated = rotate(auth.with(token.getSecret()), token.getToken(), 0);
    assertEnded(token.getSecret());
    assertWorks(rotated.getSecret());
  }

  @Test
  void anEndOfTheTokenIsTheEndOfBothSecrets() {
    var token =
        session
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .setExpireTime(
                        com.google.protobuf.Timestamp.newBuilder()
                            .setSeconds(hub.clock.instant().getEpochSecond() + 60))
                    .build());
    var rotated = rotate(session, token.getToken(), GRACE_SECONDS);
    hub.clock.advance(java.time.Duration.ofMinutes(2));
    assertEnded(token.getSecret());
    assertEnded(rotated.getSecret());
  }

  @Test
  void neitherSessionsNorOtherPeoplesTokensAreRotated() {
    var bob = auth.anybody().register("bob");
    var token = create().getToken();
    assertRefused(() -> rotate(auth.with(bob.getUserToken()), token, 0))
        .with(AuthReason.TOKEN_NOT_FOUND);
    var own = Token.newBuilder().setId(session.whoAmI().getToken()).build();
    assertRefused(() -> rotate(session, own, 0)).with(AuthReason.TOKEN_NOT_FOUND);
    assertRefused(() -> rotate(auth.with(alice.getNetworkToken()), token, 0))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void aGraceOfMoreThanAMonthIsRefused() {
    assertRefused(() -> rotate(session, create().getToken(), 31 * 24 * 3600))
        .with(PlatformReason.FIELD_INVALID);
  }

  private CreateTokenResponse create() {
    return session
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_USER)
                .setName("ci")
                .build());
  }

  private static RotateTokenResponse rotate(Client client, Token token, long graceSeconds) {
    return client
        .tokens()
        .rotateToken(
            RotateTokenRequest.newBuilder()
                .setToken(token.getId())
                .setGrace(Duration.newBuilder().setSeconds(graceSeconds))
                .build());
  }

  private Token listed(Token token) {
    return session
        .tokens()
        .listTokens(ListTokensRequest.getDefaultInstance())
        .getTokensList()
        .stream()
        .filter(found -> found.getId().equals(token.getId()))
        .findFirst()
        .orElseThrow();
  }

  private void assertWorks(String secret) {
    assertThat(auth.with(secret).whoAmI().getAccount()).isEqualTo(alice.getAccount());
  }

  private void assertEnded(String secret) {
    assertRefused(() -> auth.with(secret).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
  }
}
