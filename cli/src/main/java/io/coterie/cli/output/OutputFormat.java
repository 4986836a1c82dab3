package io.coterie.cli.output;

/** For whom a command speaks. */
public enum OutputFormat {
  /** People. */
  TEXT,
  /** Programs. */
  JSON
}
