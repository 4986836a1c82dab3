package io.coterie.policy.random;

import java.util.Random;

/** Ports to ask for. */
public final class RandomPort {
  private static final int[] EDGES = {1, 2, 79, 80, 81, 443, 8000, 8100, 65_534, 65_535};

  private RandomPort() {}

  /** Mostly one at which rules begin or end. */
  public static int next(Random random) {
    return random.nextInt(3) > 0 ? EDGES[random.nextInt(EDGES.length)] : 1 + random.nextInt(65_535);
  }
}
