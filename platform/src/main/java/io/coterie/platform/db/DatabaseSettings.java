package io.coterie.platform.db;

import java.time.Duration;

/**
 * Where a service keeps its data, and how long it is willing to wait there.
 *
 * @param url JDBC URL of a PostgreSQL; TLS is asked for in it ({@code sslmode=verify-full})
 * @param schema the service's own schema; made if it is absent
 * @param poolSize how many connections at most, beside one that listens for changes
 * @param connectionTimeout how long a call waits for a connection
 * @param statementTimeout how long one statement may take
 * @param lockTimeout how long one statement may wait for a lock
 * @param idleInTransactionTimeout how long a transaction may do nothing; it bounds how long a stuck
 *     writer holds up the feed
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    String schema,
    int poolSize,
    Duration connectionTimeout,
    Duration statementTimeout,
    Duration lockTimeout,
    Duration idleInTransactionTimeout) {
  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("a database URL starts with jdbc:postgresql:");
    }
    if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("not the name of a schema: " + schema);
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool has at least one connection");
    }
  }

  /** With the times and the pool that suit most. */
  public static DatabaseSettings of(String url, String user, String password, String schema) {
    return new DatabaseSettings(
        url,
        user,
        password,
        schema,
        10,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  @Override
  public String toString() {
    return "DatabaseSettings[schema=" + schema + "]";
  }
}
