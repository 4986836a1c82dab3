package io.coterie.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of rows that an older version wrote. */
class MigrationTest {
  private static final String MIGRATIONS = "classpath:db/network";

  @Test
  void viewersThatWereThereAreCountedApart() throws SQLException {
    try (var database = TestDatabase.empty("network", MIGRATIONS)) {
      migrateTo("1", database);
      execute(
          database,
          """
          INSERT INTO network.network
            (id, number, owner, name, description, join_rule, max_members, account_count, node_count, version, member_version, create_time)
            VALUES ('net_1', 1, 'operator', 'dev', '', 'open', 100, 3, 0, 1, 3, now());
          INSERT INTO network.member (network_id, principal, role, incarnation, version, join_time, node_number)
            VALUES ('net_1', 'acc_1', 'admin', 'a', 1, now(), 0),
                   ('net_1', 'acc_2', 'viewer', 'b', 2, now(), 0),
                   ('net_1', 'acc_3', 'viewer', 'c', 3, now(), 0);
          """);

      database.open();

      try (var connection = connection(database);
          var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT account_count, viewer_count, visibility FROM network.network")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(1);
        assertThat(row.getInt(2)).isEqualTo(2);
        assertThat(row.getString(3)).isEqualTo("private");
      }
    }
  }

  @Test
  void nodesThatWereThereKeepTheirNumbersAndNetworksCountAnew() throws SQLException {
    try (var database = TestDatabase.empty("network", MIGRATIONS)) {
      migrateTo("3", database);
      execute(
          database,
          """
          INSERT INTO network.network
            (id, number, owner, name, description, join_rule, max_members, account_count, node_count, version, member_version, create_time)
            VALUES ('net_1', 1, 'operator', 'dev', '', 'open', 100, 0, 2, 1, 2, now());
          INSERT INTO network.member
            (network_id, principal, role, incarnation, version, join_time, node_number, node_incarnation)
            VALUES ('net_1', 'node_1', 'member', 'a', 1, now(), 685, 'r'),
                   ('net_1', 'node_2', 'member', 'b', 2, now(), 686, 's');
          """);

      database.open();

      try (var connection = connection(database);
          var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT max(m.node_number), n.next_node_number FROM network.network n"
                      + " JOIN network.member m ON m.network_id = n.id GROUP BY n.id")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(686);
        assertThat(row.getLong(2)).isEqualTo(0x8000_0000L);
      }
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
