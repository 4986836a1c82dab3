package io.coterie.platform.db;

import io.coterie.platform.failure.FailureException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a transaction, again when PostgreSQL asks for that, but not for ever. */
final class Attempts<T extends @Nullable Object> {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();
  private static final int MOST = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private final Database database;
  private final Mode mode;

  Attempts(Database database, Mode mode) {
    this.database = database;
    this.mode = mode;
  }

  T run(Function<Session, ? extends T> work) {
    if (INSIDE.isBound()) {
      throw new IllegalStateException("a transaction inside a transaction would wait for itself");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RepeatTransaction e) {
        if (attempt == MOST) {
          throw e.failure();
        }
        pause(attempt);
      }
    }
  }

  private T once(Function<Session, ? extends T> work) {
    var done = inTransaction(work);
    // Afterwards, when the connection is back in the pool: an action may need one itself.
    done.tx().ifPresent(this::committed);
    return done.result();
  }

  private Done<T> inTransaction(Function<Session, ? extends T> work) {
    Session session = null;
    try (var connection = database.connection()) {
      // Hikari rolls back what is not committed when the connection goes back.
      session = new Session(connection, mode);
      var current = session;
      T result = ScopedValue.where(INSIDE, true).call(() -> work.apply(current));
      session.commit();
      return new Done<>(result, session.tx());
    } catch (SQLException e) {
      throw SqlProblem.of(e).exception(session);
    } catch (DataAccessException e) {
      throw SqlProblem.of(e).exception(session);
    }
  }

  private void committed(Tx tx) {
    if (!tx.published().isEmpty()) {
      database.bell().ring();
    }
    tx.afterCommit().forEach(Attempts::runAfterCommit);
  }

  /** What was committed, and by which transaction if it wrote. */
  private record Done<T extends @Nullable Object>(T result, Optional<Tx> tx) {}

  /** The change is made: an action that fails must not make it look as if it weren't. */
  private static void runAfterCommit(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("action after commit failed");
    }
  }

  private static void pause(int attempt) {
    long most = FIRST_PAUSE.toMillis() << attempt;
    try {
      Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two attempts at a transaction", e);
    }
  }

  /** PostgreSQL gave up a transaction for the sake of another. */
  static final class RepeatTransaction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FailureException failure;

    RepeatTransaction(FailureException failure, Throwable cause) {
      super(cause);
      this.failure = failure;
    }

    FailureException failure() {
      return failure;
    }
  }
}
