package io.coterie.platform.feed;

import io.coterie.platform.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads a feed's end, on a connection of its own: woken by notifications, and
 * polling slowly in case one is lost.
 */
final class TailReader {
  private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** While changes wait for an older transaction, whose end nobody announces. */
  private static final Duration QUICK_POLL = Duration.ofMillis(10);

  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);
  private static final int BATCH = 500;
  private static final FeedFilter ALL = FeedFilter.of(Set.of());

  private final Database database;
  private final FeedTail tail;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  TailReader(Database database, FeedTail tail) {
    this.database = database;
    this.tail = tail;
  }

  void start() {
    thread = Thread.ofVirtual().name("feed-tail-" + database.schema()).start(this::run);
  }

  void stop() throws InterruptedException {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
  }

  private void run() {
    while (!stopping) {
      try (var connection = database.dedicatedConnection()) {
        listen(connection);
        follow(connection);
      } catch (SQLException | RuntimeException e) {
        if (!stopping) {
          LOG.atWarn()
              .addKeyValue("schema", database.schema())
              .setCause(e)
              .log("feed not readable, to be tried again");
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + database.feedChannel());
    }
  }

  private void follow(Connection connection) throws SQLException {
    var db = DSL.using(connection, SQLDialect.POSTGRES);
    var notifications = connection.unwrap(PGConnection.class);
    var head = tail.restart();
    while (!stopping) {
      // Statements of their own: what the first calls the horizon, the second can see completely.
      var end = FeedRepository.end(db, head.epoch());
      var rows = FeedRepository.between(db, head, end.horizon(), ALL, BATCH);
      boolean full = rows.size() == BATCH;
      head = full ? rows.getLast().position() : later(head, end.horizon());
      tail.deliver(rows, head);
      if (!full) {
        var wait = end.more() ? QUICK_POLL : POLL;
        notifications.getNotifications((int) wait.toMillis());
      }
    }
  }

  private static FeedPosition later(FeedPosition one, FeedPosition other) {
    return one.isAfter(other) ? one : other;
  }

  private void pause() {
    try {
      Thread.sleep(RECONNECT_PAUSE);
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }
}
