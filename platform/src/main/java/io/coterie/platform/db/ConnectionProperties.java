package io.coterie.platform.db;

import java.time.Duration;
import java.util.Properties;

/** What every connection starts with: the schema, a name, and limits on waiting. */
final class ConnectionProperties {
  /**
   * Whatever the server's default: a commit that was acknowledged is on disk. A stronger setting
   * stays.
   */
  static final String DURABLE =
      "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') IN ('off', 'local')";

  private ConnectionProperties() {}

  static Properties of(DatabaseSettings settings) {
    var properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "coterie-" + settings.schema());
    properties.setProperty(
        "options",
        "-c search_path="
            + settings.schema()
            + " -c TimeZone=UTC"
            + option("statement_timeout", settings.statementTimeout())
            + option("lock_timeout", settings.lockTimeout())
            + option("idle_in_transaction_session_timeout", settings.idleInTransactionTimeout()));
    properties.setProperty(
        "connectTimeout", Long.toString(Math.max(1, settings.connectionTimeout().toSeconds())));
    // one that a vanished server would otherwise leave hanging for ever; longer than any statement
    properties.setProperty(
        "socketTimeout", Long.toString(settings.statementTimeout().plusSeconds(20).toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /** Those of the pool, where a transaction that writes has to say so. */
  static Properties pooled(DatabaseSettings settings) {
    var properties = of(settings);
    properties.merge(
        "options", " -c default_transaction_read_only=on", (all, one) -> all.toString() + one);
    return properties;
  }

  private static String option(String name, Duration limit) {
    return " -c " + name + "=" + limit.toMillis();
  }
}
