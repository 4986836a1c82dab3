package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What tokens with scopes may be used for, and what may be made with them. */
@TestInstance(Lifecycle.PER_CLASS)
final class ScopeTest {
  private final Hub hub = new Hub();
  private Replica auth;
  private RegisterAccountResponse alice;

  @BeforeAll
  void start() {
    auth = hub.start();
    alice = auth.anybody().register("alice");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void aTokenWithScopesIsGoodForThemOnly() {
    var reader = token("tokens:read");
    assertThat(reader.tokens().listTokens(ListTokensRequest.getDefaultInstance()).getTokensList())
        .isNotEmpty();
    assertMissing(
        () -> reader.audit().listAuditEvents(ListAuditEventsRequest.getDefaultInstance()),
        "audit:read");
    assertMissing(() -> create(reader, user()), "tokens:write");
  }

  @Test
  void whoAmITellsTheScopesAndNeedsNone() {
    assertThat(token("tasks:send", "nodes:read").whoAmI().getScopesList())
        .containsExactly("nodes:read", "tasks:send");
    assertThat(auth.with(alice.getUserToken()).whoAmI().getScopesList()).isEmpty();
  }

  @Test
  void logoutNeedsNoScope() {
    var token = token("tasks:read");
    var _ = token.accounts().logout(LogoutRequest.getDefaultInstance());
    assertRefused(token::whoAmI).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void anIdentityCarriesTheScopes() {
    var secret = create(auth.with(alice.getUserToken()), user("nodes:read")).getSecret();
    var identity = auth.identityOf(secret);
    assertThat(auth.withIdentity(identity).whoAmI().getScopesList()).containsExactly("nodes:read");
    assertMissing(
        () ->
            auth.withIdentity(identity).tokens().listTokens(ListTokensRequest.getDefaultInstance()),
        "tokens:read");
  }

  @Test
  void aTokenMadeWithScopesHasNoMore() {
    var maker = token("tokens:write", "nodes:read");
    assertThat(create(maker, user("nodes:read")).getToken().getScopesList())
        .containsExactly("nodes:read");
    assertThat(create(maker, user()).getToken().getScopesList())
        .containsExactly("tokens:write", "nodes:read");
    assertMissing(() -> create(maker, user("nodes:read", "audit:read")), "audit:read");
    assertMissing(
        () ->
            create(
                maker,
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_NETWORK)
                    .setNetwork(alice.getDefaultNetwork())
                    .addScopes("tasks:send")),
        "tasks:send");
  }

  @Test
  void aSetupTokenNeedsTheScopeThatEnrols() {
    var setup =
        CreateTokenRequest.newBuilder()
            .setKind(TokenKind.TOKEN_KIND_SETUP)
            .setNetwork(alice.getDefaultNetwork());
    assertMissing(() -> create(token("tokens:write"), setup), "nodes:enrol");
    assertThat(create(token("tokens:write", "nodes:enrol"), setup).getSecret()).startsWith("stok_");
  }

  @Test
  void rotatingGivesNobodyMoreThanHeHas() {
    var wide = create(auth.with(alice.getUserToken()), user()).getToken();
    var rotation = RotateTokenRequest.newBuilder().setToken(wide.getId()).build();
    assertMissing(() -> token("tokens:write").tokens().rotateToken(rotation), "account:read");
  }

  @Test
  void anUnknownScopeIsRefused() {
    assertRefused(() -> create(auth.with(alice.getUserToken()), user("nodes:fly")))
        .with(AuthReason.SCOPE_UNKNOWN);
  }

  @Test
  void neitherSetupNorOperatorTokensTakeScopes() {
    var setup =
        CreateTokenRequest.newBuilder()
            .setKind(TokenKind.TOKEN_KIND_SETUP)
            .setNetwork(alice.getDefaultNetwork())
            .setSetup(SetupOptions.newBuilder().setReusable(true))
            .addScopes("nodes:read");
    assertRefused(() -> create(auth.with(alice.getUserToken()), setup))
        .with(PlatformReason.FIELD_INVALID);
  }

  private Client token(String... scopes) {
    return auth.with(create(auth.with(alice.getUserToken()), user(scopes)).getSecret());
  }

  private static void assertMissing(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String scope) {
    var refusal = Refusal.of(call);
    assertThat(refusal.reason()).isEqualTo(PlatformReason.SCOPE_MISSING.name());
    assertThat(refusal.metadata()).containsEntry("scope", scope);
  }

  private static CreateTokenRequest.Builder user(String... scopes) {
    return CreateTokenRequest.newBuilder()
        .setKind(TokenKind.TOKEN_KIND_USER)
        .addAllScopes(List.of(scopes));
  }

  private static CreateTokenResponse create(Client client, CreateTokenRequest.Builder request) {
    return client.tokens().createToken(request.build());
  }
}
