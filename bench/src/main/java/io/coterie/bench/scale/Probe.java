package io.coterie.bench.scale;

/** A kind of call at one site, to be timed again and again. */
interface Probe {
  /** Chooses what to call with; not timed. */
  default void prepare() {}

  /** Makes the call, and nothing else. */
  void call();

  /** Undoes what the call did; not timed. */
  default void undo() {}
}
