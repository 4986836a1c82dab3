package io.coterie.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of rows that an older version wrote. */
class MigrationTest {
  private static final String MIGRATIONS = "classpath:db/registry";

  @Test
  void nodesThatWereThereAreOnTheBackboneInTheirOrder() throws SQLException {
    try (var database = TestDatabase.empty("registry", MIGRATIONS)) {
      migrateTo("3", database);
      execute(
          database,
          """
          INSERT INTO registry.identity_key (public_key, node_id, create_time)
            SELECT decode(lpad(to_hex(i), 64, '0'), 'hex'), 'node_' || i, now() FROM generate_series(1, 3) i;
          INSERT INTO registry.node
            (id, number, public_key, is_public, registered, incarnation, version, version_taken, revision, create_time)
            SELECT 'node_' || i, 700 - i, decode(lpad(to_hex(i), 64, '0'), 'hex'), i = 1, i < 3, 'inc_' || i, 1, 1, 1, now()
              FROM generate_series(1, 3) i;
          INSERT INTO registry.presence (node_id, last_seen, lease_until, endpoints)
            SELECT 'node_' || i, now(), now(), '{}' FROM generate_series(1, 2) i;
          """);

      database.open();

      var found = new ArrayList<String>();
      try (var connection = connection(database);
          var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT id, number, place, on_backbone AND entering_until IS NULL"
                      + " FROM registry.node ORDER BY place, id")) {
        while (row.next()) {
          assertThat(row.getLong(2)).isEqualTo(row.getLong(3));
          assertThat(row.getBoolean(4)).isTrue();
          found.add(row.getString(1));
        }
      }
      assertThat(found).containsExactly("node_3", "node_2", "node_1");
      // times that Java has, too: there is no infinity in it
      assertThat(count(database, "registry.presence WHERE isfinite(lapse_check)")).isEqualTo(2);
    }
  }

  private static long count(TestDatabase database, String rows) throws SQLException {
    try (var connection = connection(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static void migrateTo(String version, TestDatabase database) {
    var settings = database.settings();
    var _ =
        Flyway.configure()
            .dataSource(settings.url(), settings.user(), settings.password())
            .schemas(settings.schema())
            .locations(MIGRATIONS)
            .target(version)
            .load()
            .migrate();
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = connection(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connection(TestDatabase database) throws SQLException {
    var settings = database.settings();
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
