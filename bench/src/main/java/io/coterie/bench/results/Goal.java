package io.coterie.bench.results;

/**
 * A figure to reach.
 *
 * @param most whether it is to be at most the limit; else at least
 */
record Goal(String what, boolean most, double limit, String unit, Spread found) {
  static Goal atMost(String what, double limit, String unit, Spread found) {
    return new Goal(what, true, limit, unit, found);
  }

  static Goal atLeast(String what, double limit, String unit, Spread found) {
    return new Goal(what, false, limit, unit, found);
  }

  boolean isReached() {
    return most ? found.median() <= limit : found.median() >= limit;
  }

  /** A line of a table in Markdown. */
  String line() {
    return "| %s | %s %s%s | %s | %s |"
        .formatted(
            what,
            most ? "≤" : "≥",
            Figure.text(limit),
            unit,
            found,
            found.isMeasured() ? isReached() ? "yes" : "**no**" : "not measured");
  }
}
