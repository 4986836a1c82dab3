package io.coterie.relay.reply;

import io.coterie.relay.port.Endpoint;
import java.util.Random;

/**
 * So many a second from one address (of IPv6: one network of 64 bits), in a table of fixed size. Addresses that share a place share the limit; which do, nobody
 * outside can tell. Not thread-safe.
 */
public final class SourceLimiter {
  private static final int PLACES = 1 << 14;

  private final int most;
  private final long seed;

  /** The second in the high half, what was let through in it in the low. */
  private final long[] windows = new long[PLACES];

  public SourceLimiter(int most, Random random) {
    this.most = most;
    this.seed = random.nextLong() | 1;
  }

  /** Whether this one is within the limit. */
  public boolean admit(Endpoint from, long second) {
    int place = place(from);
    long window = windows[place];
    long used = window >>> 32 == (second & 0xFFFF_FFFFL) ? window & 0xFFFF_FFFFL : 0;
    if (used >= most) {
      return false;
    }
    windows[place] = second << 32 | (used + 1);
    return true;
  }

  private int place(Endpoint from) {
    long address = from.high() == 0 ? from.low() : from.high();
    long mixed = (address ^ seed) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 32) * seed;
    return (int) (mixed >>> 40) & (PLACES - 1);
  }
}
