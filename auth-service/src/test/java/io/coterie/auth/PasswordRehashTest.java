package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passwords are hashed with what is configured now, as soon as they are known. */
final class PasswordRehashTest {
  @Test
  void aLoginHashesThePasswordAnewWhenTheParametersChanged() throws Exception {
    try (var hub = new Hub()) {
      var _ = hub.start().anybody().register("alice");
      assertThat(hash(hub)).contains("m=64,t=1");
      var stronger = hub.start(Map.of("auth.password.memory-kib", "128"));

      assertThat(loginsAtOnce(stronger)).hasSize(8).doesNotContain("");

      var hash = hash(hub);
      assertThat(hash).contains("m=128,t=1");
      assertThat(stronger.anybody().login("alice", PASSWORD).getUserToken()).isNotEmpty();
      assertThat(hash(hub)).as("nothing to change").isEqualTo(hash);
    }
  }

  /** None fails because another one changed the hash. */
  private static List<String> loginsAtOnce(Replica auth) throws Exception {
    var attempts =
        IntStream.range(0, 8)
            .mapToObj(i ->
                (Callable<String>)
                    () -> auth.from("10.5.0." + i).login("alice", PASSWORD).getUserToken())
            .toList();
    var tokens = new ArrayList<String>();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : calls.invokeAll(attempts)) {
        tokens.add(done.get());
      }
    }
    return tokens;
  }

  private static String hash(Hub hub) throws SQLException {
    var settings = hub.database.settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT password_hash FROM auth.account")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
