package io.coterie.platform.db;

import io.coterie.platform.boot.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a schema up to date, forward only: first the platform's tables, then the service's. Two
 * histories, so that either can grow on its own.
 */
final class Migration {
  /** How long a replica waits for another that migrates. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DatabaseSettings settings;
  private final String migrations;

  Migration(DatabaseSettings settings, String migrations) {
    this.settings = settings;
    this.migrations = migrations;
  }

  void run() {
    // No statement timeout here: a migration takes as long as it takes.
    try (var connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      lock(connection);
      migrate("classpath:db/platform", "flyway_platform_history");
      migrate(migrations, "flyway_schema_history");
    } catch (SQLException | FlywayException e) {
      throw new StartFailure(
          "schema " + settings.schema() + " can't be brought up to date (" + firstLine(e) + ")",
          "see the database's log, and whether " + settings.user() + " may create there",
          e);
    }
  }

  /**
   * One at a time: held until the connection closes. Flyway's own lock does not cover the making of
   * the schema.
   */
  private void lock(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT set_config('lock_timeout', ?, false), pg_advisory_lock(hashtext(?))")) {
      statement.setString(1, PATIENCE.toMillis() + "ms");
      statement.setString(2, "coterie migration " + settings.schema());
      statement.execute();
    }
  }

  private void migrate(String location, String history) {
    var flyway =
        Flyway.configure()
            .dataSource(settings.url(), settings.user(), settings.password())
            .schemas(settings.schema())
            .locations(location)
            .table(history)
            // the other history's tables are there already, or are about to be
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
    var newer =
        Arrays.stream(flyway.info().all())
            .filter(m -> m.getState().name().startsWith("FUTURE"))
            .findFirst();
    if (newer.isPresent()) {
      throw new StartFailure(
          "schema "
              + settings.schema()
              + " is of a newer release (migration "
              + newer.get().getVersion()
              + ")",
          "start that release, or restore a backup made before it");
    }
    flyway.migrate();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
