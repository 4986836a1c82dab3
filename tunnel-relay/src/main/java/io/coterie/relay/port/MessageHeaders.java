package io.coterie.relay.port;

import static io.coterie.relay.port.Raw.MEMORY;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;

/**
 * An array of Linux's {@code struct mmsghdr} on 64 bits: name 0, its length 8, vectors 16, how many
 * 24, control 32, its length 40, flags 48, bytes moved 56.
 */
final class MessageHeaders {
  private static final int SIZE = 64;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTORS = 16;
  private static final int VECTOR_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int MOVED = 56;

  private final long base;

  MessageHeaders(Arena arena, int count) {
    this.base = arena.allocate((long) count * SIZE, SIZE).address();
  }

  long address(int index) {
    return base + (long) index * SIZE;
  }

  void name(int index, long address, int length) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + NAME, address);
    nameLength(index, length);
  }

  void nameLength(int index, int length) {
    MEMORY.set(JAVA_INT_UNALIGNED, address(index) + NAME_LENGTH, length);
  }

  void vectors(int index, long address, long count) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + VECTORS, address);
    vectorCount(index, count);
  }

  void vectorCount(int index, long count) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + VECTOR_COUNT, count);
  }

  long vectorCount(int index) {
    return MEMORY.get(JAVA_LONG_UNALIGNED, address(index) + VECTOR_COUNT);
  }

  void control(int index, long address, long length) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + CONTROL, address);
    controlLength(index, length);
  }

  void controlLength(int index, long length) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address(index) + CONTROL_LENGTH, length);
  }

  long controlLength(int index) {
    return MEMORY.get(JAVA_LONG_UNALIGNED, address(index) + CONTROL_LENGTH);
  }

  int moved(int index) {
    return MEMORY.get(JAVA_INT_UNALIGNED, address(index) + MOVED);
  }
}
