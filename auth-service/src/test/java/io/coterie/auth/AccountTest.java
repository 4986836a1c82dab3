package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.PrincipalKind;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Registering, logging in and out, changing the password, asking who one is. */
@TestInstance(Lifecycle.PER_CLASS)
final class AccountTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();

  @BeforeAll
  void firstAccount() {
    var _ = auth.anybody().register("root");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void registeringGivesAnAccountItsNetworkAndTokensForBoth() {
    var alice = auth.anybody().register("alice");

    var self = auth.with(alice.getUserToken()).whoAmI();
    assertThat(self.getAccount()).isEqualTo(alice.getAccount());
    assertThat(self.getPrincipal()).isEqualTo(PrincipalKind.PRINCIPAL_KIND_ACCOUNT);
    assertThat(self.getNetwork()).isEmpty();
    var inside = auth.with(alice.getNetworkToken()).whoAmI();
    assertThat(inside.getNetwork()).isEqualTo(alice.getDefaultNetwork());
    assertThat(inside.getNetworkName()).isEqualTo("default");
    assertThat(inside.getNetworkRole()).isEqualTo("owner");
    assertThat(inside.getAccount()).isEqualTo(alice.getAccount());
    assertThat(inside.getDeployment()).isEqualTo(self.getDeployment()).startsWith("dep_");
  }

  @Test
  void registeringSucceedsWhileTheNetworkCannotBeMade() {
    try (var lonely = new Hub()) {
      lonely.network.down = true;
      var account = lonely.start().anybody().register("alice");
      assertThat(account.getDefaultNetwork()).startsWith("net_");
      assertThat(lonely.network.ensured).isEmpty();
    }
  }

  @Test
  void namesAreTakenInWhateverCase() {
    var _ = auth.anybody().register("Bob");
    assertRefused(() -> auth.anybody().register("bOB")).with(AuthReason.ACCOUNT_NAME_TAKEN);
    assertThat(auth.anybody().login("BOB", PASSWORD).getAccount().getName()).isEqualTo("Bob");
  }

  @Test
  void passwordsThatAreGuessedFirstAreRefused() {
    for (var password : new String[] {"password", "aaaaaaaaa", "Carol-lorac"}) {
      assertRefused(() ->
              auth.anybody()
                  .accounts()
                  .registerAccount(
                      RegisterAccountRequest.newBuilder()
                          .setUsername("carol-lorac")
                          .setPassword(password)
                          .build()))
          .with(AuthReason.PASSWORD_TOO_WEAK);
    }
  }

  @Test
  void everyBadFieldIsNamed() {
    var refusal =
        Refusal.of(() ->
            auth.anybody()
                .accounts()
                .registerAccount(
                    RegisterAccountRequest.newBuilder()
                        .setUsername("not a name")
                        .setPassword("short")
                        .setRequestId("no uuid")
                        .build()));
    assertThat(refusal.reason()).isEqualTo(PlatformReason.FIELD_INVALID.name());
    assertThat(refusal.fields()).contains("username", "password", "request_id");
  }

  @Test
  void wrongPasswordAndUnknownNameGetTheSameAnswer() {
    var _ = auth.anybody().register("dave");
    var wrong = Refusal.of(() -> auth.from("10.0.1.1").login("dave", "not the password"));
    var unknown = Refusal.of(() -> auth.from("10.0.1.1").login("nobody", "not the password"));
    assertThat(wrong.reason()).isEqualTo(AuthReason.LOGIN_FAILED.name());
    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void loggingOutEndsTheTokenAndNoOther() {
    var erin = auth.anybody().register("erin");
    var second = auth.anybody().login("erin", PASSWORD).getUserToken();
    var _ = auth.with(second).accounts().logout(LogoutRequest.getDefaultInstance());
    assertRefused(() -> auth.with(second).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
    assertThat(auth.with(erin.getUserToken()).whoAmI().getAccount()).isEqualTo(erin.getAccount());
  }

  @Test
  void aNetworkTokenCanLogItselfOut() {
    var frank = auth.anybody().register("frank");
    var inside = auth.with(frank.getNetworkToken());
    var _ = inside.accounts().logout(LogoutRequest.getDefaultInstance());
    assertRefused(inside::whoAmI).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void changingThePasswordEndsOtherSessionsAndKeepsThisOne() {
    var grace = auth.anybody().register("grace");
    var other = auth.anybody().login("grace", PASSWORD).getUserToken();
    var here = auth.with(grace.getUserToken());

    var changed =
        here.accounts()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(PASSWORD)
                    .setNewPassword("another horse")
                    .build());

    assertThat(changed.getEndedTokens()).isEqualTo(1);
    assertRefused(() -> auth.with(other).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
    assertThat(here.whoAmI().getAccount()).isEqualTo(grace.getAccount());
    assertThat(auth.with(grace.getNetworkToken()).whoAmI().getNetworkRole()).isEqualTo("owner");
    assertRefused(() -> auth.from("10.0.1.2").login("grace", PASSWORD))
        .with(AuthReason.LOGIN_FAILED);
    assertThat(auth.from("10.0.1.2").login("grace", "another horse").getUserToken())
        .startsWith("utok_");
  }

  @Test
  void changingThePasswordNeedsThePresentOne() {
    var heidi = auth.anybody().register("heidi");
    assertRefused(() ->
            auth.with(heidi.getUserToken())
                .accounts()
                .changePassword(
                    ChangePasswordRequest.newBuilder()
                        .setCurrentPassword("a wrong one")
                        .setNewPassword("another horse")
                        .build()))
        .with(AuthReason.LOGIN_FAILED);
  }

  @Test
  void servicesFindAccountsByIdAndByNameInAnyCase() {
    var ivan = auth.anybody().register("Ivan");
    var judy = auth.anybody().register("judy");
    var found =
        auth.asService(ServiceName.NETWORK)
            .directory()
            .batchGetAccounts(
                BatchGetAccountsRequest.newBuilder()
                    .addIds(judy.getAccount().getId())
                    .addNames("iVAN")
                    .addNames("nobody")
                    .build());
    assertThat(found.getAccountsList())
        .containsExactlyInAnyOrder(ivan.getAccount(), judy.getAccount());
  }

  @Test
  void aSessionEndsWhenItIsNotUsedForAMonth() {
    try (var other = new Hub()) {
      var replica = other.start();
      var session = replica.with(replica.anybody().register("alice").getUserToken());
      other.clock.advance(Duration.ofDays(29));
      assertThat(session.whoAmI().getAccount().getName()).isEqualTo("alice");
      other.clock.advance(Duration.ofDays(29));
      assertThat(session.whoAmI().getAccount().getName()).isEqualTo("alice");
      other.clock.advance(Duration.ofDays(31));
      assertRefused(session::whoAmI).with(PlatformReason.CREDENTIAL_INVALID);
    }
  }
}
