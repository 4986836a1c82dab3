package io.coterie.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One attempt at a transaction, on one connection. */
final class Session {
  private static final Settings SETTINGS =
      new Settings().withRenderNameCase(RenderNameCase.AS_IS).withExecuteLogging(false);

  private final Connection connection;
  private final DSLContext db;
  private @Nullable Tx tx;

  Session(Connection connection, Mode mode) throws SQLException {
    this.connection = connection;
    // set on this side only: nothing is sent
    connection.setAutoCommit(mode == Mode.READ);
    this.db = DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
    switch (mode) {
      // each statement is a transaction, as read-only as the connection: no commit to wait for
      case READ -> {}
      // for this transaction alone: JDBC's own way asks the server for the present level first
      case SNAPSHOT -> db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      case WRITE -> db.execute("SET TRANSACTION READ WRITE");
    }
  }

  DSLContext db() {
    return db;
  }

  /** Makes this attempt one that writes. */
  Tx begin(Instant now) {
    var begun = new Tx(db, now);
    tx = begun;
    return begun;
  }

  Optional<Tx> tx() {
    return Optional.ofNullable(tx);
  }

  void commit() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
