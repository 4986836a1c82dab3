package io.coterie.platform.db;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the feed's readers on every replica that there is something new. It rings after the commit,
 * and once for many commits: a NOTIFY inside them would make PostgreSQL commit one after the other.
 * A ring that is lost, with its process, is made up for by the readers' slow poll.
 */
final class FeedBell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedBell.class);

  private final Database database;
  private final Semaphore rings = new Semaphore(0);
  private final Thread ringer;

  FeedBell(Database database) {
    this.database = database;
    this.ringer = Thread.ofVirtual().name("feed-bell-" + database.schema()).start(this::run);
  }

  /** Rings soon; returns at once. */
  void ring() {
    rings.release();
  }

  @Override
  public void close() {
    ringer.interrupt();
  }

  private void run() {
    try {
      while (true) {
        rings.acquire();
        rings.drainPermits();
        notifyReaders();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void notifyReaders() {
    try (var connection = database.connection();
        var statement = connection.prepareStatement("SELECT pg_notify(?, '')")) {
      statement.setString(1, database.feedChannel());
      statement.execute();
      connection.commit();
    } catch (SQLException e) {
      LOG.atDebug().setCause(e).log("feed readers not notified, they will poll");
    }
  }
}
