package io.coterie.bench.scale;

import io.coterie.standalone.postgres.EmbeddedPostgres;
import io.coterie.standalone.postgres.PostgresOptions;
import io.coterie.standalone.postgres.RunningPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One server for all hubs that are compared. */
final class Database implements AutoCloseable {
  private final RunningPostgres server;

  Database(Path folder) {
    server = EmbeddedPostgres.start(PostgresOptions.in(folder));
  }

  void create(String name) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
  }

  Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(name), server.user(), server.password());
  }

  /** As hubs take it. */
  String url(String name) {
    return jdbcUrl(name)
        .replace(
            "jdbc:postgresql://", "postgresql://" + server.user() + ":" + server.password() + "@");
  }

  private String jdbcUrl(String name) {
    return server.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
  }

  @Override
  public void close() {
    server.stop();
  }
}
