package io.coterie.sdk.agent.relay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Growing pauses that are random from next to nothing up to a limit, so that all agents of a relay
 * do not come back at once.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration limit;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.limit = first;
  }

  Duration next() {
    var pause = upTo(limit);
    limit = limit.multipliedBy(2).compareTo(longest) > 0 ? longest : limit.multipliedBy(2);
    return pause;
  }

  void reset() {
    limit = first;
  }

  /** Some part of a pause. */
  static Duration upTo(Duration limit) {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, limit.toNanos() + 1));
  }
}
