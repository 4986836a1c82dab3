package io.coterie.platform.db;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import io.coterie.platform.config.Secret;
import java.time.Duration;

/** Where the services keep their data. */
public record DatabaseConfig(
    @Doc(
            "JDBC URL of a PostgreSQL 15 or newer, such as jdbc:postgresql://db.example:5432/coterie?sslmode=verify-full.")
        String url,
    @Doc("The database user; it may create schemas.") @Default("coterie") String user,
    @Doc("The database user's password.") Secret password,
    @Doc("How many connections a service opens at most, beside one that listens for changes.")
        @Default("10")
        int poolSize,
    @Doc("How long a call waits for a connection before it is refused.") @Default("5s")
        Duration connectionTimeout,
    @Doc("How long one statement may take.") @Default("10s") Duration statementTimeout,
    @Doc("How long one statement may wait for a lock.") @Default("5s") Duration lockTimeout,
    @Doc(
            "How long a transaction may do nothing; it bounds how long a stuck writer holds up the change feed.")
        @Default("10s")
        Duration idleInTransactionTimeout) {
  /** For one service's schema. */
  public DatabaseSettings settings(String schema) {
    return new DatabaseSettings(
        url,
        user,
        password.reveal(),
        schema,
        poolSize,
        connectionTimeout,
        statementTimeout,
        lockTimeout,
        idleInTransactionTimeout);
  }
}
