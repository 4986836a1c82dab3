package io.coterie.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurabilityAndLoginTest {
  private final Path folder;
  private final RunningPostgres server;

  DurabilityAndLoginTest(@TempDir Path folder) {
    this.folder = folder;
    this.server = EmbeddedPostgres.start(TestPostgres.in(folder));
  }

  @BeforeAll
  void someoneTriedToMakeItFaster() {
    assertThatThrownBy(() -> TestPostgres.execute(server, "ALTER SYSTEM SET fsync = off"))
        .isInstanceOf(SQLException.class);
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "full_page_writes, on",
    "synchronous_commit, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "server_encoding, UTF8"
  })
  void settingIs(String name, String value) throws SQLException {
    assertThat(TestPostgres.query(server, "SHOW " + name)).isEqualTo(value);
  }

  @Test
  void everyConnectionHasToProveThePassword() throws SQLException {
    assertThat(
            TestPostgres.query(
                server, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
    assertThat(
            TestPostgres.query(
                server, "SELECT count(*) FROM pg_hba_file_rules WHERE error IS NOT NULL"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "coterie", "postgres"})
  void wrongPasswordIsRefused(String password) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), password).close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void missingPasswordIsRefused() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl() + "&user=" + server.user()).close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void filesAreTheOwnersOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("password"))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("server.log"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void passwordIsNeitherLoggedNorPrinted() throws IOException {
    assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain(server.password());
    assertThat(server.jdbcUrl()).doesNotContain(server.password());
  }
}
