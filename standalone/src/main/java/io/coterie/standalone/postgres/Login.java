package io.coterie.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The way into a running server. */
record Login(int port, String password) {
  static final String DATABASE = "coterie";

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
  }

  /** Proves that the password fits, and makes the database on the first start. */
  void ensureDatabase() {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), DataFolder.USER, password);
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      throw new EmbeddedPostgresException(
          "the database refused Coterie's own login: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      return found.next();
    }
  }

  @Override
  public String toString() {
    return "Login[" + port + "]";
  }
}
