package io.coterie.platform.db;

import io.coterie.platform.boot.StartFailure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Whether the database can be used at all; what is wrong is said in one line. */
final class Preflight {
  private static final int OLDEST = 15;

  private final DatabaseSettings settings;
  private final Properties properties;

  Preflight(DatabaseSettings settings, Properties properties) {
    this.settings = settings;
    this.properties = properties;
  }

  void check() {
    try (var connection = DriverManager.getConnection(settings.url(), properties)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StartFailure(
            "the database at " + where() + " is PostgreSQL " + version,
            "use PostgreSQL " + OLDEST + " or newer");
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private StartFailure failure(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          new StartFailure(
              "the database at " + where() + " refuses the user " + settings.user(),
              "correct database.user and database.password",
              e);
      case "3D000" ->
          new StartFailure(
              "there is no such database at " + where(), "create it, or correct database.url", e);
      default ->
          new StartFailure(
              "the database at " + where() + " does not answer (" + firstLine(e) + ")",
              "start it, or correct database.url",
              e);
    };
  }

  /** Host, port and name without the URL's parameters, which may hold a password. */
  private String where() {
    var parts = Driver.parseURL(settings.url(), null);
    if (parts == null) {
      return "database.url";
    }
    return parts.getProperty("PGHOST")
        + ":"
        + parts.getProperty("PGPORT")
        + "/"
        + parts.getProperty("PGDBNAME");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
