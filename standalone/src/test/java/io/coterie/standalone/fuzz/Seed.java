package io.coterie.standalone.fuzz;

import java.util.Random;
import java.util.SplittableRandom;

/** What all the chance of a run follows from. */
record Seed(long value) {
  private static final String PROPERTY = "coterie.test.seed";

  /**
   * The one that was asked for with {@code -Dcoterie.test.seed=…}. Else a new one, but in the short
   * rounds, which are part of every build: what passed once shall pass again.
   */
  static Seed chosen(boolean shortRound) {
    var given = Long.getLong(PROPERTY);
    if (given != null) {
      return new Seed(given);
    }
    return new Seed(shortRound ? 1 : new SplittableRandom().nextLong());
  }

  /** The chance of one batch, which depends on no other. */
  Random batch(int number) {
    var batches = new SplittableRandom(value);
    for (int i = 0; i < number; i++) {
      batches.nextLong();
    }
    return new Random(batches.nextLong());
  }

  /** How to repeat the run. */
  @Override
  public String toString() {
    return "-D" + PROPERTY + "=" + value;
  }
}
