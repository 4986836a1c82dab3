package io.coterie.sdk.agent.relay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with a random part, so that all agents of a relay do not come back at once. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration limit;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.limit = first;
  }

  /** The next pause: between half of the limit and all of it. */
  Duration next() {
    long nanos = limit.toNanos();
    limit = limit.multipliedBy(2).compareTo(longest) > 0 ? longest : limit.multipliedBy(2);
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
  }

  void reset() {
    limit = first;
  }
}
