package io.coterie.examples.crowd;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long things took.
 *
 * @param sorted the shortest first
 */
record Spread(List<Duration> sorted) {
  private static final double NANOS = 1e6;

  Spread {
    sorted = sorted.stream().sorted().toList();
  }

  /** The time within which so many of a hundred were done; zero if nothing was. */
  Duration at(int percent) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis(at(50)), millis(at(99)));
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS;
  }
}
