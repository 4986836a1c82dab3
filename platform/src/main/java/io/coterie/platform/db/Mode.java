package io.coterie.platform.db;

/** What a transaction may do and see. */
enum Mode {
  READ,
  SNAPSHOT,
  WRITE
}
