package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.SystemRole;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A hub always has a system admin who can act. */
final class LastSystemAdminTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Replica other = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());
  private final Client second = other.with(other.anybody().register("second").getUserToken());

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void theLastOneIsNeitherDemotedNorDisabled() {
    assertRefused(() -> root.makeUser("root")).with(AuthReason.LAST_SYSTEM_ADMIN);
    assertRefused(() -> root.disable("root")).with(AuthReason.LAST_SYSTEM_ADMIN);
  }

  @Test
  void aDisabledOneDoesNotCount() {
    var _ = root.makeSystemAdmin("second");
    var _ = root.disable("second");
    assertRefused(() -> root.makeUser("root")).with(AuthReason.LAST_SYSTEM_ADMIN);
    assertRefused(() -> root.disable("root")).with(AuthReason.LAST_SYSTEM_ADMIN);
    var _ = root.enable("second");
    assertThat(root.makeUser("root").getSystemRole()).isEqualTo(SystemRole.SYSTEM_ROLE_USER);
    assertRefused(() -> second.makeUser("second")).with(AuthReason.LAST_SYSTEM_ADMIN);
  }

  @RepeatedTest(5)
  void ofTwoThatDemoteEachOtherOneDoes() throws Exception {
    var _ = root.makeSystemAdmin("second");
    race(() -> root.makeUser("second"), () -> second.makeUser("root"));
  }

  @RepeatedTest(5)
  void ofTwoThatStepDownAtOnceOneDoes() throws Exception {
    var _ = root.makeSystemAdmin("second");
    race(() -> root.makeUser("root"), () -> second.disable("second"));
  }

  private void race(Callable<Account> one, Callable<Account> another) throws Exception {
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          calls.invokeAll(List.of(reason(one), reason(another))).stream()
              .map(outcome -> outcome.resultNow())
              .toList();
      assertThat(outcomes).containsOnlyOnce("done");
      assertThat(outcomes)
          .containsAnyOf(
              AuthReason.LAST_SYSTEM_ADMIN.name(),
              PlatformReason.SYSTEM_ADMIN_NEEDED.name(),
              PlatformReason.CREDENTIAL_INVALID.name());
    }
  }

  private static Callable<String> reason(Callable<Account> change) {
    return () -> {
      try {
        change.call();
        return "done";
      } catch (io.grpc.StatusRuntimeException e) {
        return Refusal.of(
                () -> {
                  throw e;
                })
            .reason();
      }
    };
  }
}
