package io.coterie.relay.port;

import static io.coterie.relay.port.Raw.MEMORY;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;

/** An array of Linux's {@code struct iovec} on 64 bits: where bytes lie 0, how many 8. */
final class Vectors {
  private static final int SIZE = 16;
  private static final int LENGTH = 8;

  private final long base;

  Vectors(Arena arena, int count) {
    this.base = arena.allocate((long) count * SIZE, SIZE).address();
  }

  long address(int index) {
    return base + (long) index * SIZE;
  }

  void set(int index, long address, long length) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index), address);
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + LENGTH, length);
  }

  long bytes(int index) {
    return MEMORY.get(JAVA_LONG_UNALIGNED, address(index));
  }

  long length(int index) {
    return MEMORY.get(JAVA_LONG_UNALIGNED, address(index) + LENGTH);
  }

  void lengthen(int index, int by) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + LENGTH, length(index) + by);
  }
}
