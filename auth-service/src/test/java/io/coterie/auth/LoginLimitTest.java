package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Guessing passwords gets nobody far, and locks nobody else out. */
@TestInstance(Lifecycle.PER_CLASS)
final class LoginLimitTest {
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
  void fiveFailuresLockTheNameForTheAddressOnEveryReplica() {
    var _ = auth.anybody().register("alice");
    fail("alice", "10.1.0.1", 5);

    var locked = Refusal.of(() -> other.from("10.1.0.1").login("ALICE", PASSWORD));

    assertThat(locked.reason()).isEqualTo(AuthReason.LOGIN_LOCKED.name());
    assertThat(locked.delay()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
    assertThat(auth.from("10.1.0.2").login("alice", PASSWORD).getUserToken()).isNotEmpty();
  }

  @Test
  void aNameThatNobodyHasIsLockedTheSameWay() {
    var _ = auth.anybody().register("bob");
    fail("bob", "10.1.0.3", 5);
    fail("nobody", "10.1.0.3", 5);
    var locked = Refusal.of(() -> auth.from("10.1.0.3").login("bob", PASSWORD));
    var unknown = Refusal.of(() -> auth.from("10.1.0.3").login("nobody", PASSWORD));
    assertThat(locked.reason()).isEqualTo(AuthReason.LOGIN_LOCKED.name());
    assertThat(unknown).isEqualTo(locked);
  }

  @Test
  void successClearsTheFailures() {
    var _ = auth.anybody().register("carol");
    fail("carol", "10.1.0.4", 4);
    var session = auth.from("10.1.0.4").login("carol", PASSWORD);
    fail("carol", "10.1.0.4", 4);
    assertThat(session.getUserToken()).isNotEmpty();
    assertThat(auth.from("10.1.0.4").login("carol", PASSWORD).getUserToken()).isNotEmpty();
  }

  @Test
  void theLockEndsByItself() {
    try (var later = new Hub()) {
      var replica = later.start();
      var _ = replica.anybody().register("dave");
      for (int i = 0; i < 5; i++) {
        assertRefused(() -> replica.from("10.1.0.5").login("dave", "wrong"))
            .with(AuthReason.LOGIN_FAILED);
      }
      assertRefused(() -> replica.from("10.1.0.5").login("dave", PASSWORD))
          .with(AuthReason.LOGIN_LOCKED);
      later.clock.advance(Duration.ofMinutes(16));
      assertThat(replica.from("10.1.0.5").login("dave", PASSWORD).getUserToken()).isNotEmpty();
    }
  }

  @Test
  void guessesMadeAllAtOnceDontGetPastTheLimit() throws Exception {
    var _ = auth.anybody().register("erin");
    var guesses =
        IntStream.range(0, 40)
            .mapToObj(i ->
                (Callable<String>)
                    () ->
                        Refusal.of(() ->
                                (i % 2 == 0 ? auth : other)
                                    .from("10.1.0.6")
                                    .login("erin", "guess" + i))
                            .reason())
            .toList();
    var reasons = new ArrayList<String>();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : calls.invokeAll(guesses)) {
        reasons.add(done.get());
      }
    }
    assertThat(reasons)
        .containsOnly(AuthReason.LOGIN_FAILED.name(), AuthReason.LOGIN_LOCKED.name())
        .filteredOn(AuthReason.LOGIN_FAILED.name()::equals)
        .hasSize(5);
  }

  @Test
  void theOldPasswordIsGuessedNoFasterByChangingIt() {
    var frank = auth.anybody().register("frank");
    var guess =
        ChangePasswordRequest.newBuilder()
            .setCurrentPassword("wrong")
            .setNewPassword("another horse")
            .build();
    var accounts = auth.with(frank.getUserToken()).accounts();
    for (int i = 0; i < 5; i++) {
      assertRefused(() -> accounts.changePassword(guess)).with(AuthReason.LOGIN_FAILED);
    }
    assertRefused(() -> accounts.changePassword(guess)).with(AuthReason.LOGIN_LOCKED);
  }

  @Test
  void anAddressLogsInSoOftenOnly() {
    try (var strict = new Hub()) {
      var replica = strict.start(Map.of("limits.logins-per-minute", "3"));
      for (int i = 0; i < 3; i++) {
        var name = "name" + i;
        assertRefused(() -> replica.from("10.1.0.7").login(name, "wrong"))
            .with(AuthReason.LOGIN_FAILED);
      }
      assertRefused(() -> replica.from("10.1.0.7").login("name4", "wrong"))
          .with(PlatformReason.RATE_LIMITED);
    }
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertRefused(() -> auth.from(address).login(name, "wrong")).with(AuthReason.LOGIN_FAILED);
    }
  }
}
