package io.coterie.bench.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as one reads them. */
final class Figure {
  private static final MathContext PRECISE = new MathContext(6);
  private static final MathContext READABLE = new MathContext(3);
  private static final int LARGE = 1_000;

  private Figure() {}

  /** Six digits of it, never as a power of ten. */
  static String plain(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(value).round(PRECISE).stripTrailingZeros().toPlainString();
  }

  /** Three digits of it, and thousands set apart. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Math.abs(value) >= LARGE) {
      return String.format(Locale.ROOT, "%,d", new BigDecimal(value).round(READABLE).longValue());
    }
    return value == 0 ? "0" : new BigDecimal(value).round(READABLE).toPlainString();
  }
}
