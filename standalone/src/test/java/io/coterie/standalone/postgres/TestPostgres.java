package io.coterie.standalone.postgres;

import io.coterie.standalone.home.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests of this package need to start servers and to look into them. */
final class TestPostgres {
  private TestPostgres() {}

  /** Unpacked once for all tests and runs. */
  static PostgresOptions in(Path folder) {
    return PostgresOptions.in(folder).withBinaries(Path.of("target", "postgres-binaries"));
  }

  static ServerPrograms programs() throws IOException, InterruptedException {
    Path binaries = PrivateFolder.create(in(Path.of(".")).binaries());
    return new ServerPrograms(
        PostgresBinaries.unpacked(BinariesArchive.forThisMachine(), binaries, phrase -> {}),
        RunAs.detect());
  }

  /** On data that stays, or on a new database that somebody else has made ready: that is faster. */
  static RunningPostgres start(Path folder) throws IOException {
    if (Files.notExists(folder.resolve("data"))) {
      ReadyMadeDatabase.copyTo(folder);
    }
    return EmbeddedPostgres.start(in(folder));
  }

  static void execute(RunningPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  static String query(RunningPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(RunningPostgres server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
