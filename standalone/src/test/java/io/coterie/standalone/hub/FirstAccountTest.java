package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.SystemRole;
import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.testing.Refusal;
import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a hub that others can reach: its operator, not whoever comes first. */
class FirstAccountTest {
  @Test
  void beyondLoopbackTheOperatorRegistersTheFirstAccount(@TempDir Path home) throws IOException {
    try (var database = TestDatabase.empty("hub", "classpath:db/auth");
        var hub = Hub.of(beyondLoopback(home, database), phrase -> {}).start();
        var anybody =
            CoterieClient.of(
                HubAddress.parse("http://127.0.0.1:" + hub.edge().getPort(), false),
                ClientOptions.DEFAULT)) {
      assertThat(Refusal.of(() -> register(anybody, "alice")).reason())
          .isEqualTo("OPERATOR_TOKEN_NEEDED");

      var token = Files.readString(home.resolve("admin.token")).strip();

      assertThat(register(anybody.with(new Credential(token)), "alice"))
          .isEqualTo(SystemRole.SYSTEM_ROLE_ADMIN);
      assertThat(register(anybody, "bob")).isEqualTo(SystemRole.SYSTEM_ROLE_USER);
    }
  }

  private static HubOptions beyondLoopback(Path home, TestDatabase database) {
    return new HubOptions(
        home,
        "0.0.0.0",
        0,
        0,
        Optional.of(new DatabaseUrl(TestHub.url(database))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static SystemRole register(CoterieClient as, String name) {
    return as.accounts()
        .registerAccount(
            RegisterAccountRequest.newBuilder()
                .setUsername(name)
                .setPassword("correct horse battery staple")
                .build())
        .getAccount()
        .getSystemRole();
  }
}
