package io.coterie.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.boot.StartProblems;
import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final TestDatabase test = TestDatabase.empty("network", Things.MIGRATIONS);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void replicasThatStartAtOnceMigrateOnce() throws Exception {
    var starts = new ArrayList<Callable<Database>>();
    for (int i = 0; i < 4; i++) {
      starts.add(test::open);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var started : threads.invokeAll(starts)) {
        assertThat(started.get().schema()).isEqualTo("network");
      }
    }
    assertThat(strings("SELECT count(*) FROM flyway_schema_history WHERE version = '1'"))
        .containsExactly("1");
    assertThat(strings("SELECT count(*) FROM flyway_platform_history WHERE version = '1'"))
        .containsExactly("1");
  }

  @Test
  void connectionsAreLimitedInWhatTheyWaitForAndDurable() {
    test.open();
    assertThat(
            strings(
                "SELECT current_setting(name) FROM unnest(ARRAY['search_path', 'statement_timeout',"
                    + " 'lock_timeout', 'idle_in_transaction_session_timeout', 'synchronous_commit',"
                    + " 'application_name']) AS name"))
        .containsExactly("network", "20s", "20s", "20s", "on", "coterie-network");
  }

  @Test
  void schemaOfANewerReleaseIsRefusedInOneLine() {
    test.open();
    write(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '99', 'later', type, 'V99__later.sql',"
            + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
            + " WHERE version = '1'");

    assertRefused(test.settings(), "newer release (migration 99)");
  }

  @Test
  void migrationThatWasChangedIsRefusedInOneLine() {
    test.open();
    write("UPDATE flyway_platform_history SET checksum = 1 WHERE version = '1'");

    assertRefused(test.settings(), "can't be brought up to date");
  }

  @Test
  void databaseThatIsDownIsNamedWithoutThePassword() throws IOException {
    assertRefused(
        at("jdbc:postgresql://127.0.0.1:" + closedPort() + "/hub?password=s3cret"),
        "does not answer");
  }

  @Test
  void databaseThatIsTooOldIsRefusedInOneLine() throws IOException {
    try (var old = new OldPostgres("14.22")) {
      assertRefused(at(old.url()), "is PostgreSQL 14");
    }
  }

  @Test
  void databaseThatIsNotThereIsNamed() {
    assertRefused(at(test.settings().url() + "_absent"), "no such database");
  }

  @Test
  void userWithoutAccessIsNamed() {
    var settings = test.settings();
    var other = DatabaseSettings.of(settings.url(), "nobody", "s3cret", "network");
    assertThatThrownBy(() -> Database.open(other, Things.MIGRATIONS))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("nobody")
        .hasMessageNotContaining("s3cret");
  }

  private DatabaseSettings at(String url) {
    var settings = test.settings();
    return DatabaseSettings.of(url, settings.user(), "s3cret", "network");
  }

  private static void assertRefused(DatabaseSettings settings, String because) {
    assertThatThrownBy(() -> Database.open(settings, Things.MIGRATIONS))
        .isInstanceOfSatisfying(
            StartFailure.class,
            e -> assertThat(StartProblems.lines(e)).singleElement().asString().contains(because))
        .hasMessageNotContaining("s3cret");
  }

  private List<String> strings(String sql) {
    return new Transactions(test.open(), Clock.systemUTC())
        .read(db -> db.fetch(sql).getValues(0, String.class));
  }

  private void write(String sql) {
    var settings = test.settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = network");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
