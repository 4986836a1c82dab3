package io.coterie.platform.db;

import com.google.inject.Inject;
import io.coterie.platform.boot.Lifecycle;

/** Closes the database after everything that uses it. */
final class DatabaseLifecycle implements Lifecycle {
  private final Database database;

  @Inject
  DatabaseLifecycle(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database " + database.schema();
  }

  @Override
  public void start() {
    // it was opened when it was made
  }

  @Override
  public void stop() {
    database.close();
  }
}
