package io.coterie.relay.forward;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Counts what sessions or networks send, and limits it by the second. Counts are atomic only where there is a limit: a session's datagrams come to one
 * thread as long as its address stays, and a lost count does no harm.
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
    records.get(index).asSlice(records.offset(index), 1L << SHIFT).fill((byte) 0);
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
    var memory = records.find(index);
    if (memory == null) {
      return false;
    }
    long at = records.offset(index);
    if (limited
        && !(within(memory, at + WINDOW_PACKETS, 1, limit.packets(), second)
            && within(memory, at + WINDOW_BYTES, length, limit.bytes(), second))) {
      return false;
    }
    LONG.setOpaque(memory, at + PACKETS, (long) LONG.getOpaque(memory, at + PACKETS) + 1);
    LONG.setOpaque(memory, at + BYTES, (long) LONG.getOpaque(memory, at + BYTES) + length);
    return true;
  }

  private static boolean within(
      MemorySegment memory, long at, long amount, long most, int second) {
    if (most == 0) {
      return true;
    }
    while (true) {
      long window = (long) LONG.getVolatile(memory, at);
      long used = (int) (window >>> 32) == second ? window & 0xFFFF_FFFFL : 0;
      if (used + amount > Math.min(most, 0xFFFF_FFFFL)) {
        return false;
      }
      if (LONG.compareAndSet(memory, at, window, (long) second << 32 | (used + amount))) {
        return true;
      }
    }
  }

  private long read(int index, int field) {
    var memory = records.find(index);
    return memory == null ? 0 : (long) LONG.getOpaque(memory, records.offset(index) + field);
  }
}
