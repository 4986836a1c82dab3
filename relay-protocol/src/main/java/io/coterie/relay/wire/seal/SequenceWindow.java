package io.coterie.relay.wire.seal;

/**
 * Which sequences were taken already: each once, up to 64 behind the highest (as RFC 4303, section
 * 3.4.3). A value: two longs, so that whoever has a hundred thousand of them can keep them in
 * arrays.
 *
 * @param highest the highest that was taken; 0: none
 * @param taken bit n: {@code highest - n} was taken
 */
public record SequenceWindow(long highest, long taken) {
  public static final SequenceWindow EMPTY = new SequenceWindow(0, 0);
  private static final int WIDTH = 64;

  /** Whether it may be taken. */
  public boolean admits(long sequence) {
    if (sequence <= 0) {
      return false;
    }
    if (sequence > highest) {
      return true;
    }
    long behind = highest - sequence;
    return behind < WIDTH && (taken & (1L << behind)) == 0;
  }

  /** With one more taken, which it admits. */
  public SequenceWindow take(long sequence) {
    if (sequence > highest) {
      long ahead = sequence - highest;
      return new SequenceWindow(sequence, ahead >= WIDTH ? 1 : taken << ahead | 1);
    }
    return new SequenceWindow(highest, taken | 1L << (highest - sequence));
  }
}
