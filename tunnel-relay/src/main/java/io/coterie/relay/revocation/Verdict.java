package io.coterie.relay.revocation;

/** What the register says about what a flow rests on. */
public enum Verdict {
  HOLDS,
  /** A newer grant may or may not be given. */
  STALE,
  VOID
}
