package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which refused calls the audit trail tells of, and what it says of them. */
final class RefusalTest {
  private static final String BAD = "utok_" + "a".repeat(32);

  private final Hub hub = new Hub();
  private Replica auth;
  private Client operator;
  private Trail trail;
  private RegisterAccountResponse bob;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    var file = home.resolve("admin.token");
    auth = hub.start(Map.of("auth.operator-token-file", file.toString()));
    operator = auth.with(Files.readString(file).strip());
    trail = new Trail(operator);
    var _ = auth.anybody().register("root");
    bob = auth.anybody().register("bob");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void badTokenLeavesARowOfNobody() {
    assertRefused(() -> auth.with(BAD).disable("bob")).with(PlatformReason.CREDENTIAL_INVALID);

    var row = trail.refusalOf("DisableAccount");
    assertThat(row.getRefusal()).isEqualTo("CREDENTIAL_INVALID");
    assertThat(row.getAccount() + row.getNode() + row.getToken()).isEmpty();
    assertThat(row.getTarget()).isEmpty();
    assertThat(row.getCallId()).isNotEmpty();
    assertThat(row.getCount()).isEqualTo(1);
  }

  @Test
  void badTokenAtTheEdgeLeavesARowUnderTheMethodCalled() {
    var edge = edge("10.9.0.7");
    for (var method : new String[] {"CreateNetwork", ""}) {
      assertRefused(() ->
              edge.identities()
                  .authenticate(
                      AuthenticateRequest.newBuilder()
                          .setCredential(BAD)
                          .setMethod(method)
                          .build()))
          .with(PlatformReason.CREDENTIAL_INVALID);
    }

    var row = trail.refusalOf("CreateNetwork");
    assertThat(row.getSourceAddress()).isEqualTo("10.9.0.7");
    assertThat(row.getCallId()).isEqualTo("call-7");
    assertThat(row.getRefusal()).isEqualTo("CREDENTIAL_INVALID");
    assertThat(trail.refusals()).containsExactly(row);
  }

  @Test
  void forgedStampOfTheEdgeLeavesARow() {
    assertRefused(() -> auth.header(RpcHeaders.EDGE, "forged").login("bob", PASSWORD))
        .with(PlatformReason.CREDENTIAL_INVALID);

    assertThat(trail.refusalOf("Login").getTarget()).isEmpty();
  }

  @Test
  void networkTokenIsRefusedAdministrationAndItsOwnerSeesIt() {
    var token = TokenId.random().text();
    assertRefused(() -> revoke(auth.with(bob.getNetworkToken()), token))
        .with(PlatformReason.CALLER_NOT_ALLOWED);

    var row = trail.refusalOf("RevokeToken");
    assertThat(row.getRefusal()).isEqualTo("CALLER_NOT_ALLOWED");
    assertThat(row.getTarget()).isEqualTo(token);
    assertThat(row.getAccount()).isEqualTo(bob.getAccount().getId());
    assertThat(row.getToken()).startsWith("tok_");
    assertThat(new Trail(auth.with(bob.getUserToken())).refusals()).containsExactly(row);
    var carol = auth.anybody().register("carol");
    assertThat(new Trail(auth.with(carol.getUserToken())).refusals()).isEmpty();
  }

  @Test
  void missingScopeLeavesARow() {
    var narrow =
        auth.with(bob.getUserToken())
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .addScopes("audit:read")
                    .build())
            .getSecret();
    assertRefused(() -> revoke(auth.with(narrow), "tok_mine")).with(PlatformReason.SCOPE_MISSING);

    assertThat(trail.refusalOf("RevokeToken"))
        .satisfies(row -> assertThat(row.getRefusal()).isEqualTo("SCOPE_MISSING"))
        .satisfies(row -> assertThat(row.getTarget()).isEqualTo("tok_mine"));
  }

  @Test
  void changingWhatIsNotThereLeavesARowAndReadingItNone() {
    assertRefused(() -> operator.account("nobody")).with(AuthReason.ACCOUNT_NOT_FOUND);
    assertRefused(() -> operator.disable("nobody")).with(AuthReason.ACCOUNT_NOT_FOUND);

    var row = trail.refusalOf("DisableAccount");
    assertThat(row.getTarget()).isEqualTo("nobody");
    assertThat(row.getOperator()).isTrue();
    assertThat(trail.refusals()).containsExactly(row);
  }

  @Test
  void whoForgotItsCredentialIsNotInTheTrail() {
    assertRefused(() -> auth.anybody().disable("bob")).with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> auth.with(BAD).enable("bob")).with(PlatformReason.CREDENTIAL_INVALID);

    var _ = trail.refusalOf("EnableAccount");
    assertThat(trail.refusals()).hasSize(1);
  }

  @Test
  void everyRefusedProofOfAnAccountIsOneRow() {
    assertRefused(() -> auth.anybody().login("bob", "wrong")).with(AuthReason.LOGIN_FAILED);
    assertRefused(() -> auth.anybody().login("hunter2", "bob")).with(AuthReason.LOGIN_FAILED);
    assertRefused(() ->
            auth.with(bob.getUserToken())
                .accounts()
                .changePassword(
                    ChangePasswordRequest.newBuilder()
                        .setCurrentPassword("wrong")
                        .setNewPassword("another horse")
                        .build()))
        .with(AuthReason.LOGIN_FAILED);
    var code = "rst_" + "a".repeat(32);
    assertRefused(() ->
            auth.anybody()
                .accounts()
                .redeemPasswordReset(
                    RedeemPasswordResetRequest.newBuilder()
                        .setCode(code)
                        .setNewPassword("another horse")
                        .build()))
        .with(AuthReason.RESET_CODE_INVALID);

    trail.hasRefusals(4);
    assertThat(trail.refusals())
        .extracting(row -> row.getAction() + " " + row.getRefusal() + " " + row.getTarget())
        .containsExactlyInAnyOrder(
            "Login LOGIN_FAILED " + bob.getAccount().getId(),
            "Login LOGIN_FAILED ",
            "ChangePassword LOGIN_FAILED " + bob.getAccount().getId(),
            "RedeemPasswordReset RESET_CODE_INVALID ");
    assertThat(trail.refusals().toString()).doesNotContain("hunter2", "wrong", code);
    assertThat(new Trail(auth.with(bob.getUserToken())).refusals()).hasSize(2);
  }

  @Test
  void lockingANameIsAnEventAndSoAreRefusalsWhileItIsLocked() {
    for (int i = 0; i < 5; i++) {
      assertRefused(() -> auth.anybody().login("bob", "wrong")).with(AuthReason.LOGIN_FAILED);
    }
    assertRefused(() -> auth.anybody().login("bob", PASSWORD)).with(AuthReason.LOGIN_LOCKED);

    trail.hasRefusals(2);
    assertThat(trail.find(AuditFilter.newBuilder().setAction("LoginLocked").build()))
        .singleElement()
        .satisfies(row -> assertThat(row.getTarget()).isEqualTo(bob.getAccount().getId()));
  }

  @Test
  void noSecretIsWrittenDown() {
    var bound = auth.with(bob.getNetworkToken());
    for (var secret : new String[] {bob.getUserToken(), bob.getNetworkToken(), BAD}) {
      assertRefused(() -> revoke(bound, "Bearer " + secret))
          .with(PlatformReason.CALLER_NOT_ALLOWED);
    }
    assertRefused(() -> auth.with(BAD).disable(PASSWORD)).with(PlatformReason.CREDENTIAL_INVALID);

    assertThat(trail.refusalOf("RevokeToken").getTarget()).isEmpty();
    var _ = trail.refusalOf("DisableAccount");
    assertThat(trail.find(AuditFilter.getDefaultInstance()).toString())
        .doesNotContain(bob.getUserToken(), bob.getNetworkToken(), BAD, PASSWORD);
  }

  @Test
  void whatIsWrittenDownIsShortAndHasNoControlCharacters() {
    assertRefused(() -> revoke(auth.with(bob.getNetworkToken()), "a\0\n" + "b".repeat(5_000)))
        .with(PlatformReason.CALLER_NOT_ALLOWED);

    assertThat(trail.refusalOf("RevokeToken").getTarget()).isEqualTo("a??" + "b".repeat(117));
  }

  private Client edge(String address) {
    var headers = new Metadata();
    headers.put(RpcHeaders.SERVICE, hub.serviceTokens().service(ServiceName.GATEWAY));
    headers.put(RpcHeaders.EDGE, hub.serviceTokens().edge(new EdgeStamp(address, "call-7")));
    return new Client(auth.anybody().channel(), headers);
  }

  private static void revoke(Client client, String token) {
    var _ = client.tokens().revokeToken(RevokeTokenRequest.newBuilder().setToken(token).build());
  }
}
