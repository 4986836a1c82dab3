package io.coterie.platform.db;

import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** What an SQL error means for the caller. */
record SqlProblem(RuntimeException asThrown, @Nullable SQLException sql) {
  static SqlProblem of(SQLException e) {
    return new SqlProblem(new DataAccessException(String.valueOf(e.getMessage()), e), e);
  }

  static SqlProblem of(DataAccessException e) {
    return new SqlProblem(e, e.getCause(SQLException.class));
  }

  /** The exception to throw in its place: a failure where it means one, else as it was. */
  RuntimeException exception(@Nullable Session session) {
    if (sql instanceof SQLTransientConnectionException) {
      return new PlatformFailure.DependencyDown("the database").exception();
    }
    var state = sql == null ? "" : String.valueOf(sql.getSQLState());
    return switch (state) {
      case "40001", "40P01" ->
          new Attempts.RepeatTransaction(
              new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception(), asThrown);
      case "55P03", "57014" -> new PlatformFailure.Plain(PlatformReason.OVERLOADED).exception();
      default -> other(state, session);
    };
  }

  private RuntimeException other(String state, @Nullable Session session) {
    if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
      return new PlatformFailure.DependencyDown("the database").exception();
    }
    if (state.startsWith("23") && session != null) {
      return violation(session).orElse(asThrown);
    }
    return asThrown;
  }

  private Optional<RuntimeException> violation(Session session) {
    return constraint()
        .flatMap(name -> session.tx().flatMap(tx -> tx.failureOf(name)))
        .map(failure -> failure.exception());
  }

  private Optional<String> constraint() {
    return sql instanceof PSQLException e
        ? Optional.ofNullable(e.getServerErrorMessage()).map(m -> m.getConstraint())
        : Optional.empty();
  }
}
