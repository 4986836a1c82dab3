package io.coterie.relay.forward;

import static io.coterie.relay.port.Raw.MEMORY;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Counts what sessions or networks send, and limits it by the second. Counts are atomic only where
 * there is a limit: a session's datagrams come to one thread as long as its address stays, and a
 * lost count does no harm.
 */
public final class Meters {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final int PACKETS = 0;
  private static final int BYTES = 8;

  /** The second in the high half, and what was let through in it in the low. */
  private static final int WINDOW_PACKETS = 16;

  private static final int WINDOW_BYTES = 24;
  private static final int SHIFT = 5;

  private final Records records;
  private final RateLimit limit;
  private final boolean limited;

  public Meters(int capacity, RateLimit limit) {
    this.records = new Records(SHIFT, capacity);
    this.limit = limit;
    this.limited = !limit.isNone();
  }

  /** Makes room for an index, at zero. */
  public void reset(int index) {
    long at = records.get(index);
    LONG.setOpaque(MEMORY, at + PACKETS, 0L);
    LONG.setOpaque(MEMORY, at + BYTES, 0L);
    LONG.setOpaque(MEMORY, at + WINDOW_PACKETS, 0L);
    LONG.setOpaque(MEMORY, at + WINDOW_BYTES, 0L);
  }

  /** Packets let through so far. */
  public long packets(int index) {
    return read(index, PACKETS);
  }

  /** Bytes let through so far. */
  public long bytes(int index) {
    return read(index, BYTES);
  }

  /** Bytes outside the heap. */
  public long memory() {
    return records.bytes();
  }

  /** Counts a datagram; false: it is one too many in this second. */
  boolean admit(int index, int length, int second) {
    long at = records.find(index);
    if (at == 0) {
      return false;
    }
    if (limited
        && !(within(at + WINDOW_PACKETS, 1, limit.packets(), second)
            && within(at + WINDOW_BYTES, length, limit.bytes(), second))) {
      return false;
    }
    LONG.setOpaque(MEMORY, at + PACKETS, (long) LONG.getOpaque(MEMORY, at + PACKETS) + 1);
    LONG.setOpaque(MEMORY, at + BYTES, (long) LONG.getOpaque(MEMORY, at + BYTES) + length);
    return true;
  }

  private static boolean within(long at, long amount, long most, int second) {
    if (most == 0) {
      return true;
    }
    while (true) {
      long window = (long) LONG.getVolatile(MEMORY, at);
      long used = (int) (window >>> 32) == second ? window & 0xFFFF_FFFFL : 0;
      if (used + amount > Math.min(most, 0xFFFF_FFFFL)) {
        return false;
      }
      if (LONG.compareAndSet(MEMORY, at, window, (long) second << 32 | (used + amount))) {
        return true;
      }
    }
  }

  private long read(int index, int field) {
    long at = records.find(index);
    return at == 0 ? 0 : (long) LONG.getOpaque(MEMORY, at + field);
  }
}
