package io.coterie.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One service's schema: a migrated one, and the connections to it. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int IDLE_CONNECTIONS = 2;

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final FeedBell bell;

  private Database(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
    this.bell = new FeedBell(this);
  }

  /**
   * Migrates the schema and opens the pool. Safe to do on several replicas at once.
   *
   * @param migrations where the service's own migrations are, e.g. {@code classpath:db/registry};
   *     the platform's come first by themselves
   * @throws io.coterie.platform.boot.StartFailure saying in one line why the database can't be used
   */
  public static Database open(DatabaseSettings settings, String migrations) {
    var properties = ConnectionProperties.of(settings);
    new Preflight(settings, properties).check();
    new Migration(settings, migrations).run();
    var config = new HikariConfig();
    config.setPoolName(settings.schema());
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(ConnectionProperties.pooled(settings));
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(settings.poolSize(), IDLE_CONNECTIONS));
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    config.setConnectionInitSql(ConnectionProperties.DURABLE);
    config.setAutoCommit(false);
    config.setIsolateInternalQueries(true);
    return new Database(settings, new HikariDataSource(config));
  }

  /** The service's schema. */
  public String schema() {
    return settings.schema();
  }

  /** What is notified when something is added to the schema's feed. */
  public String feedChannel() {
    return "coterie_feed_" + schema();
  }

  /** A connection outside the pool, in auto-commit mode, for listening; the caller closes it. */
  public Connection dedicatedConnection() throws SQLException {
    return DriverManager.getConnection(settings.url(), dedicatedProperties());
  }

  /**
   * Reports the pool's state to a registry, under {@code hikaricp.connections.…} with the tag
   * {@code pool}.
   */
  public void measure(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  @Override
  public void close() {
    bell.close();
    pool.close();
  }

  /** A pooled connection, not in auto-commit mode; it writes only in transactions that say so. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  FeedBell bell() {
    return bell;
  }

  private Properties dedicatedProperties() {
    return ConnectionProperties.of(settings);
  }
}
