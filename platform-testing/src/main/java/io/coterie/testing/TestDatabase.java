package io.coterie.testing;

import io.coterie.platform.db.Database;
import io.coterie.platform.db.DatabaseSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of a test's own, with a service's schema in it: cloned from a template that is
 * migrated once a JVM, so that it costs some tens of milliseconds. Closing it closes the pools
 * opened on it.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
  private static final int POOL = 8;

  private final String name;
  private final String schema;
  private final String migrations;
  private final List<Database> opened = new ArrayList<>();

  private TestDatabase(String name, String schema, String migrations) {
    this.name = name;
    this.schema = schema;
    this.migrations = migrations;
  }

  /**
   * A fresh one.
   *
   * @param schema the service's
   * @param migrations where they are, e.g. {@code classpath:db/registry}
   */
  public static TestDatabase create(String schema, String migrations) {
    var template =
        TEMPLATES.computeIfAbsent(schema + '|' + migrations, _ -> template(schema, migrations));
    var name = "test_" + COUNT.incrementAndGet();
    TestServer.shared().execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    return new TestDatabase(name, schema, migrations);
  }

  /** A fresh one without any schema, to see a service make its own. */
  public static TestDatabase empty(String schema, String migrations) {
    var name = "test_" + COUNT.incrementAndGet();
    TestServer.shared().execute("CREATE DATABASE " + name);
    return new TestDatabase(name, schema, migrations);
  }

  /** How to reach it. */
  public DatabaseSettings settings() {
    return settings(name, schema);
  }

  /** Opens it as a replica would; any number of times. */
  public synchronized Database open() {
    var database = Database.open(settings(), migrations);
    opened.add(database);
    return database;
  }

  /** Ends all connections to it, as a failing server would. */
  public void disconnectAll() {
    TestServer.shared()
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + name
                + "'");
  }

  /** Ends all connections to it and takes no others, as while it fails over. */
  public void shut() {
    TestServer.shared().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    disconnectAll();
  }

  /** Takes connections again. */
  public void reopen() {
    TestServer.shared().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
  }

  @Override
  public synchronized void close() {
    opened.forEach(Database::close);
    opened.clear();
    TestServer.shared().execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static String template(String schema, String migrations) {
    var name = "template_" + COUNT.incrementAndGet();
    TestServer.shared().execute("CREATE DATABASE " + name);
    Database.open(settings(name, schema), migrations).close();
    return name;
  }

  private static DatabaseSettings settings(String name, String schema) {
    var server = TestServer.shared();
    return new DatabaseSettings(
        server.url(name),
        server.user(),
        server.password(),
        schema,
        POOL,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20));
  }
}
