package io.coterie.platform.feed;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow from failure to failure, with some chance in them. Used by one thread. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(50);

  private final Duration longest;
  private Duration current = FIRST;

  /** Pauses of at most so long. */
  public Backoff(Duration longest) {
    this.longest = longest;
  }

  /** The next one; longer than the one before. */
  public Duration next() {
    var pause = current;
    var doubled = current.multipliedBy(2);
    current = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis()));
  }

  /** Whether it has been going on for so long that somebody should know. */
  public boolean isLong() {
    return current.compareTo(longest) >= 0;
  }

  /** After a success. */
  public void reset() {
    current = FIRST;
  }
}
