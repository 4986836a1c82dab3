package io.coterie.policy.random;

import java.util.Random;
import java.util.SplittableRandom;

/** What all the chance of a run follows from. */
public record Seed(long value) {
  private static final String PROPERTY = "coterie.test.seed";

  /**
   * The one that was asked for with {@code -Dcoterie.test.seed=…}. Else a new one, but in the short
   * rounds, which are part of every build: what passed once shall pass again. It is printed.
   */
  public static Seed chosen(Class<?> test, boolean shortRound) {
    var given = Long.getLong(PROPERTY);
    var seed = new Seed(given != null ? given : shortRound ? 1 : new SplittableRandom().nextLong());
    System.out.println(test.getSimpleName() + ": " + seed);
    return seed;
  }

  /** The chance that follows from it. */
  public Random random() {
    return new Random(value);
  }

  /** How to repeat the run. */
  @Override
  public String toString() {
    return "-D" + PROPERTY + "=" + value;
  }
}
