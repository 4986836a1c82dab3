package io.coterie.relay.forward;

import io.coterie.relay.port.Endpoint;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * So many a second from one source, in a table of fixed size. Sources that share a place share the
 * limit; which do, nobody outside can tell. Thread-safe; two threads at once may let one more in.
 */
public final class SourceLimiter {
  private static final int PLACES = 1 << 14;

  private final int most;
  private final boolean withPort;
  private final long seed;

  /** The second in the high half, what was let through in it in the low. */
  private final AtomicLongArray windows = new AtomicLongArray(PLACES);

  private SourceLimiter(int most, boolean withPort, Random random) {
    this.most = most;
    this.withPort = withPort;
    this.seed = random.nextLong() | 1;
  }

  /** A source is an address; of IPv6 a network of 64 bits. */
  public static SourceLimiter byAddress(int most, Random random) {
    return new SourceLimiter(most, false, random);
  }

  /** Likewise, and each of its ports is another. */
  public static SourceLimiter byPort(int most, Random random) {
    return new SourceLimiter(most, true, random);
  }

  /** Whether this one is within the limit. */
  public boolean admit(Endpoint from, long second) {
    int place = place(from);
    long window = windows.getOpaque(place);
    long used = window >>> 32 == (second & 0xFFFF_FFFFL) ? window & 0xFFFF_FFFFL : 0;
    if (used >= most) {
      return false;
    }
    windows.setOpaque(place, second << 32 | (used + 1));
    return true;
  }

  private int place(Endpoint from) {
    long address = from.high() == 0 || from.isVirtual() ? from.low() : from.high();
    long source = withPort ? address + ((long) from.port() << 48) : address;
    long mixed = (source ^ seed) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 32) * seed;
    return (int) (mixed >>> 40) & (PLACES - 1);
  }
}
