package io.coterie.platform.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** A number of bytes, written with a binary unit: {@code 64KiB}, {@code 1MiB}, or {@code 512B}. */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB|TiB)");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is never negative");
    }
  }

  public static ByteSize parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("a size such as 512B, 64KiB, 1MiB or 2GiB");
    }
    return new ByteSize(
        Math.multiplyExact(Long.parseLong(form.group(1)), Unit.of(form.group(2)).factor));
  }

  /** For interfaces that count in {@code int}. */
  public int intBytes() {
    return Math.toIntExact(bytes);
  }

  @Override
  public String toString() {
    var unit = Unit.B;
    for (var larger : Unit.values()) {
      unit = bytes > 0 && bytes % larger.factor == 0 ? larger : unit;
    }
    return bytes / unit.factor + unit.text;
  }

  private enum Unit {
    B("B", 0),
    KIB("KiB", 10),
    MIB("MiB", 20),
    GIB("GiB", 30),
    TIB("TiB", 40);

    private final String text;
    private final long factor;

    Unit(String text, int shift) {
      this.text = text;
      this.factor = 1L << shift;
    }

    static Unit of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
