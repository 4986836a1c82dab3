package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.SystemRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who becomes system admin. */
final class FirstAccountTest {
  @Test
  void ofManyThatRegisterFirstAtOnceOneBecomesSystemAdmin() throws Exception {
    try (var hub = new Hub();
        var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      var replicas = new Replica[] {hub.start(), hub.start()};
      var registrations =
          IntStream.range(0, 64)
              .mapToObj(i ->
                  (Callable<Account>)
                      () -> replicas[i % 2].anybody().register("user" + i).getAccount())
              .toList();

      var accounts = new ArrayList<Account>();
      for (var done : calls.invokeAll(registrations)) {
        accounts.add(done.get());
      }

      assertThat(accounts)
          .filteredOn(account -> account.getSystemRole() == SystemRole.SYSTEM_ROLE_ADMIN)
          .hasSize(1);
    }
  }

  @Test
  void theOperatorRegistersTheFirstAccountWhereThatIsConfigured(@TempDir Path home)
      throws Exception {
    var file = home.resolve("admin.token");
    try (var hub = new Hub()) {
      var auth =
          hub.start(
              Map.of(
                  "auth.first-account-needs-operator",
                  "true",
                  "auth.operator-token-file",
                  file.toString()));
      assertRefused(() -> auth.anybody().register("alice")).with(AuthReason.OPERATOR_TOKEN_NEEDED);

      var first = auth.with(Files.readString(file).strip()).register("alice");
      var second = auth.anybody().register("bob");

      assertThat(first.getAccount().getSystemRole()).isEqualTo(SystemRole.SYSTEM_ROLE_ADMIN);
      assertThat(second.getAccount().getSystemRole()).isEqualTo(SystemRole.SYSTEM_ROLE_USER);
    }
  }
}
