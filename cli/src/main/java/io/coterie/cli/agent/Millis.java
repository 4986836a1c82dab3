package io.coterie.cli.agent;

import java.time.Duration;
import java.util.Locale;

/** Short times, as people and programs read them. */
public final class Millis {
  private static final double NANOS = 1e6;

  private Millis() {}

  /** To the microsecond. */
  public static double of(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e3;
  }

  public static String text(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS);
  }
}
