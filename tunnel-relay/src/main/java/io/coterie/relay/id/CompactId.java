package io.coterie.relay.id;

import io.coterie.relay.wire.ShortId;

/** An id's 26 characters of a-z and 0-9 as digits of base 36: twelve, twelve and two. */
public record CompactId(long first, long second, short last) {
  private static final int RADIX = 36;
  private static final int FIRST = 12;
  private static final int SECOND = 24;

  public static CompactId of(ShortId id) {
    var text = id.text();
    return new CompactId(
        Long.parseLong(text, 0, FIRST, RADIX),
        Long.parseLong(text, FIRST, SECOND, RADIX),
        (short) Integer.parseInt(text, SECOND, ShortId.LENGTH, RADIX));
  }

  public ShortId toShortId() {
    return new ShortId(digits(first, FIRST) + digits(second, SECOND - FIRST) + digits(last, 2));
  }

  /** Most of an id is random, so that this is. */
  @Override
  public int hashCode() {
    return (int) (((first ^ (second * 31) ^ last) * 0x9E37_79B9_7F4A_7C15L) >>> 32);
  }

  private static String digits(long value, int count) {
    var text = Long.toString(value, RADIX);
    return "0".repeat(count - text.length()) + text;
  }
}
