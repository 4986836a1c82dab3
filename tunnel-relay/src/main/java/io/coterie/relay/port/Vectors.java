package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An array of Linux's {@code struct iovec} on 64 bits: where bytes lie 0, how many 8. */
final class Vectors {
  private static final int SIZE = 16;
  private static final int LENGTH = 8;

  private final MemorySegment memory;
  private final long base;

  Vectors(Arena arena, int count) {
    this.memory = arena.allocate((long) count * SIZE, SIZE);
    this.base = memory.address();
  }

  long address(int index) {
    return base + (long) index * SIZE;
  }

  void set(int index, long address, long length) {
    memory.set(JAVA_LONG, (long) index * SIZE, address);
    memory.set(JAVA_LONG, (long) index * SIZE + LENGTH, length);
  }

  long bytes(int index) {
    return memory.get(JAVA_LONG, (long) index * SIZE);
  }

  long length(int index) {
    return memory.get(JAVA_LONG, (long) index * SIZE + LENGTH);
  }

  void lengthen(int index, int by) {
    memory.set(JAVA_LONG, (long) index * SIZE + LENGTH, length(index) + by);
  }
}
