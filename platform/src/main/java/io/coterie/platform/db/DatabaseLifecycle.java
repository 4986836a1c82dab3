package io.coterie.platform.db;

import com.google.inject.Inject;
import io.coterie.platform.boot.Lifecycle;
import io.micrometer.core.instrument.MeterRegistry;

/** Measures the database, and closes it after everything that uses it. */
final class DatabaseLifecycle implements Lifecycle {
  private final Database database;
  private final MeterRegistry registry;

  @Inject
  DatabaseLifecycle(Database database, MeterRegistry registry) {
    this.database = database;
    this.registry = registry;
  }

  @Override
  public String name() {
    return "database " + database.schema();
  }

  @Override
  public void start() {
    database.measure(registry); // it was opened when it was made
  }

  @Override
  public void stop() {
    database.close();
  }
}
