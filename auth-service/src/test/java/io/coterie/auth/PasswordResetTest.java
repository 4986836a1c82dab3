package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RedeemPasswordResetResponse;
import io.coterie.auth.v1.TokenKind;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who lost a password gets a code from a system admin or the operator. */
final class PasswordResetTest {
  private static final String FRESH = "another battery staple";

  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aCodeSetsAPasswordAndEndsWhatTheOldOneOpened() {
    var alice = auth.anybody().register("alice");
    var token =
        auth.with(alice.getUserToken())
            .tokens()
            .createToken(CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build())
            .getSecret();

    var redeemed = redeem(auth, code("alice"), FRESH);

    assertThat(redeemed.getAccount()).isEqualTo(alice.getAccount());
    assertThat(redeemed.getEndedTokens()).isEqualTo(2);
    for (var ended : new String[] {alice.getUserToken(), token}) {
      assertRefused(() -> auth.with(ended).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
    }
    assertThat(auth.with(alice.getNetworkToken()).whoAmI().getNetworkRole()).isEqualTo("owner");
    assertRefused(() -> auth.anybody().login("alice", PASSWORD)).with(AuthReason.LOGIN_FAILED);
    assertThat(auth.anybody().login("alice", FRESH).getUserToken()).isNotEmpty();
  }

  @Test
  void ofManyThatRedeemACodeAtOnceOneDoes() throws Exception {
    var _ = auth.anybody().register("bob");
    var replicas = new Replica[] {auth, hub.start()};
    var code = code("bob");
    var attempts =
        IntStream.range(0, 64)
            .mapToObj(i -> (Callable<String>) () -> outcome(replicas[i % 2], code, FRESH + i))
            .toList();
    var outcomes = new ArrayList<String>();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : calls.invokeAll(attempts)) {
        outcomes.add(done.get());
      }
    }
    assertThat(outcomes)
        .containsOnlyOnce("done")
        .filteredOn(AuthReason.RESET_CODE_INVALID.name()::equals)
        .hasSize(63);
    assertThat(auth.anybody().login("bob", FRESH + outcomes.indexOf("done")).getUserToken())
        .isNotEmpty();
  }

  @Test
  void aCodeThatIsUsedOverOrReplacedIsLikeOneThatNeverWas() {
    var _ = auth.anybody().register("carol");
    var used = code("carol");
    var _ = redeem(auth, used, FRESH);
    var replaced = code("carol");
    var late = code("carol");
    var unknown = Refusal.of(() -> redeem(auth, "rst_" + "0".repeat(32), FRESH));
    assertThat(unknown.reason()).isEqualTo(AuthReason.RESET_CODE_INVALID.name());
    assertThat(Refusal.of(() -> redeem(auth, used, FRESH))).isEqualTo(unknown);
    assertThat(Refusal.of(() -> redeem(auth, replaced, FRESH))).isEqualTo(unknown);
    hub.clock.advance(Duration.ofHours(1));
    assertThat(Refusal.of(() -> redeem(auth, late, FRESH))).isEqualTo(unknown);
  }

  @Test
  void aCodeEndsAnHourLaterAndWithTheNextChangeOfThePassword() {
    var dave = auth.anybody().register("dave");
    var reset = root.accounts().createPasswordReset(request("dave").build());
    assertThat(Instant.ofEpochSecond(reset.getExpireTime().getSeconds()))
        .isEqualTo(hub.clock.instant().plus(Duration.ofHours(1)));
    var _ =
        auth.with(dave.getUserToken())
            .accounts()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(PASSWORD)
                    .setNewPassword(FRESH)
                    .build());
    assertRefused(() -> redeem(auth, reset.getCode(), "yet another horse"))
        .with(AuthReason.RESET_CODE_INVALID);
  }

  @Test
  void theLockOutEndsWithThePassword() {
    var _ = auth.anybody().register("erin");
    for (var address : new String[] {"10.4.0.1", "10.4.0.2"}) {
      for (int i = 0; i < 5; i++) {
        assertRefused(() -> auth.from(address).login("erin", "wrong"))
            .with(AuthReason.LOGIN_FAILED);
      }
      assertRefused(() -> auth.from(address).login("erin", PASSWORD)).with(AuthReason.LOGIN_LOCKED);
    }
    var _ = redeem(auth, code("erin"), FRESH);
    assertThat(auth.from("10.4.0.1").login("erin", FRESH).getUserToken()).isNotEmpty();
    assertThat(auth.from("10.4.0.2").login("erin", FRESH).getUserToken()).isNotEmpty();
  }

  @Test
  void aPasswordThatIsEasyToGuessDoesNotUseTheCodeUp() {
    var _ = auth.anybody().register("frank");
    var code = code("frank");
    assertRefused(() -> redeem(auth, code, "password1")).with(AuthReason.PASSWORD_TOO_WEAK);
    assertThat(redeem(auth, code, FRESH).getAccount().getName()).isEqualTo("frank");
  }

  @Test
  void aRepeatWithTheSameRequestIdGetsTheFirstAnswer() {
    var _ = auth.anybody().register("grace");
    var id = UUID.randomUUID().toString();
    var first = root.accounts().createPasswordReset(request("grace").setRequestId(id).build());
    var again = root.accounts().createPasswordReset(request("grace").setRequestId(id).build());
    assertThat(again).isEqualTo(first);
    var redeem =
        RedeemPasswordResetRequest.newBuilder()
            .setCode(first.getCode())
            .setNewPassword(FRESH)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var answer = auth.anybody().accounts().redeemPasswordReset(redeem);
    assertThat(hub.start().anybody().accounts().redeemPasswordReset(redeem)).isEqualTo(answer);
  }

  @Test
  void onlySystemAdminsAndTheOperatorMakeCodes() {
    var heidi = auth.with(auth.anybody().register("heidi").getUserToken()).accounts();
    for (var named : new String[] {"heidi", "root", "nobody-of-this-name"}) {
      assertRefused(() -> heidi.createPasswordReset(request(named).build()))
          .with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    }
    assertRefused(() -> code("nobody-of-this-name")).with(AuthReason.ACCOUNT_NOT_FOUND);
  }

  @Test
  void anAddressTriesSoOftenOnly() {
    try (var strict = new Hub()) {
      var replica = strict.start(java.util.Map.of("limits.logins-per-minute", "3"));
      for (int i = 0; i < 3; i++) {
        assertRefused(() -> redeem(replica, "rst_" + "0".repeat(32), FRESH))
            .with(AuthReason.RESET_CODE_INVALID);
      }
      assertRefused(() -> redeem(replica, "rst_" + "0".repeat(32), FRESH))
          .with(PlatformReason.RATE_LIMITED);
    }
  }

  private String code(String account) {
    return root.accounts().createPasswordReset(request(account).build()).getCode();
  }

  private static CreatePasswordResetRequest.Builder request(String account) {
    return CreatePasswordResetRequest.newBuilder().setAccount(account);
  }

  private static RedeemPasswordResetResponse redeem(Replica replica, String code, String password) {
    return replica
        .anybody()
        .accounts()
        .redeemPasswordReset(
            RedeemPasswordResetRequest.newBuilder().setCode(code).setNewPassword(password).build());
  }

  private static String outcome(Replica replica, String code, String password) {
    try {
      var _ = redeem(replica, code, password);
      return "done";
    } catch (io.grpc.StatusRuntimeException e) {
      return Refusal.of(e).reason();
    }
  }
}
