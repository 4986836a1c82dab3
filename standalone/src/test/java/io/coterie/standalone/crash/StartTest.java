package io.coterie.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a hub from starting is said in one line, which says what to do. */
class StartTest {
  @TempDir private Path home;

  @Test
  void aSecondStartInTheSameHomeIsRefused() throws Exception {
    try (var database = TestDatabase.empty("hub", "classpath:db/auth");
        var first = HubProcess.launch(home, Map.of(), "--database-url", url(database))) {
      first.awaitReady();
      try (var second = HubProcess.launch(home, Map.of(), "--database-url", url(database))) {
        assertRefused(
            second,
            "a hub runs in " + home + " already (process " + first.pid() + ")",
            "coterie down");
      }
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var database = TestDatabase.empty("hub", "classpath:db/auth");
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var hub =
            HubProcess.launch(
                home,
                Map.of(),
                "--database-url",
                url(database),
                "--port",
                Integer.toString(taken.getLocalPort()))) {
      assertRefused(hub, "can't listen on 127.0.0.1:" + taken.getLocalPort(), "taken");
    }
  }

  @Test
  void aHomeThatIsAFileIsRefused() throws Exception {
    var file = Files.createFile(home.resolve("file"));

    try (var hub = HubProcess.launch(file, Map.of())) {
      assertRefused(hub, file.toString(), "--home");
    }
  }

  @Test
  void aHomeThatCantBeMadeIsRefused() throws Exception {
    var inAFile = Files.createFile(home.resolve("file")).resolve("home");

    try (var hub = HubProcess.launch(inAFile, Map.of())) {
      assertRefused(hub, "can't write to " + inAFile, "--home");
    }
  }

  @Test
  void aDatabaseThatIsDownIsNamed() throws Exception {
    int nobody;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }

    try (var hub =
        HubProcess.launch(
            home,
            Map.of("COTERIE_DATABASE_PASSWORD", "hush"),
            "--database-url",
            "postgresql://me@127.0.0.1:" + nobody + "/hub")) {
      assertRefused(hub, "database", "127.0.0.1:" + nobody);
      assertThat(hub.errors()).doesNotContain("hush");
    }
  }

  @Test
  void aDatabaseWithANewerSchemaIsRefused() throws Exception {
    try (var database = TestDatabase.empty("hub", "classpath:db/auth")) {
      try (var older = HubProcess.launch(home, Map.of(), "--database-url", url(database))) {
        older.awaitReady();
      }
      var settings = database.settings();
      try (var connection =
              DriverManager.getConnection(settings.url(), settings.user(), settings.password());
          var statement = connection.createStatement()) {
        statement.execute(
            """
            INSERT INTO network.flyway_schema_history
              (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (999, '999', 'from the future', 'SQL', 'V999__future.sql', 'test', 1, true)
            """);
      }

      try (var hub = HubProcess.launch(home, Map.of(), "--database-url", url(database))) {
        assertRefused(hub, "newer", "schema");
      }
    }
  }

  @Test
  void plainTextBeyondThisMachineIsRefused() throws Exception {
    try (var hub = HubProcess.launch(home, Map.of(), "--bind", "0.0.0.0")) {
      assertRefused(hub, "plain text", "--insecure");
    }
  }

  @Test
  void anUnknownSettingIsNamedBeforeAnythingIsStarted() throws Exception {
    Files.writeString(home.resolve("coterie.yaml"), "edge:\n  prot: 9000\n");

    try (var hub = HubProcess.launch(home, Map.of())) {
      assertRefused(hub, "edge.prot", "edge.port");
    }
    assertThat(home.resolve("postgres")).doesNotExist();
  }

  private static void assertRefused(HubProcess hub, String... words)
      throws IOException, InterruptedException {
    assertThat(hub.exitCode()).as(hub.errors()).isEqualTo(1);
    assertThat(hub.errors()).doesNotContain("\tat ");
    assertThat(
            hub.errors()
                .lines()
                .filter(line -> line.startsWith("coterie: ") && !line.endsWith("…"))
                .toList())
        .singleElement()
        .asString()
        .contains(words);
  }

  private static String url(TestDatabase database) {
    var settings = database.settings();
    return settings
        .url()
        .replace(
            "jdbc:postgresql://",
            "postgresql://" + settings.user() + ":" + settings.password() + "@");
  }
}
