package io.coterie.platform.rpc;

/** Where refused calls are put on record; kept by the database. */
public interface Refusals {
  /** Puts one on record some time soon. Never waits, never fails. */
  void record(Refusal refusal);
}
