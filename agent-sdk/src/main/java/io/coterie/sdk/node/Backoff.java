package io.coterie.sdk.node;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts, each a random part of a limit that doubles, so that many agents
 * do not come back at once.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private Duration limit = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next pause: between half of the limit and all of it. */
  Duration next() {
    long nanos = limit.toNanos();
    limit = limit.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : limit.multipliedBy(2);
    return Duration.ofNanos(random.nextLong(nanos / 2, nanos + 1));
  }

  void reset() {
    limit = FIRST;
  }
}
