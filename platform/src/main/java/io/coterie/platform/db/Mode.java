package io.coterie.platform.db;

import java.sql.Connection;

/** What a transaction may do and see. */
enum Mode {
  READ(true, Connection.TRANSACTION_READ_COMMITTED),
  SNAPSHOT(true, Connection.TRANSACTION_REPEATABLE_READ),
  WRITE(false, Connection.TRANSACTION_READ_COMMITTED);

  private final boolean readOnly;
  private final int isolation;

  Mode(boolean readOnly, int isolation) {
    this.readOnly = readOnly;
    this.isolation = isolation;
  }

  boolean readOnly() {
    return readOnly;
  }

  int isolation() {
    return isolation;
  }
}
