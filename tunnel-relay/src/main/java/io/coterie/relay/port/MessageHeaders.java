package io.coterie.relay.port;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of Linux's {@code struct mmsghdr} on 64 bits: name 0, its length 8, vectors 16, how many 24, control 32, its length 40, flags 48, bytes moved
 * 56.
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

  private final MemorySegment memory;
  private final long base;

  MessageHeaders(Arena arena, int count) {
    this.memory = arena.allocate((long) count * SIZE, SIZE);
    this.base = memory.address();
  }

  long address(int index) {
    return base + (long) index * SIZE;
  }

  void name(int index, long address, int length) {
    memory.set(JAVA_LONG, at(index) + NAME, address);
    nameLength(index, length);
  }

  void nameLength(int index, int length) {
    memory.set(JAVA_INT, at(index) + NAME_LENGTH, length);
  }

  void vectors(int index, long address, long count) {
    memory.set(JAVA_LONG, at(index) + VECTORS, address);
    vectorCount(index, count);
  }

  void vectorCount(int index, long count) {
    memory.set(JAVA_LONG, at(index) + VECTOR_COUNT, count);
  }

  long vectorCount(int index) {
    return memory.get(JAVA_LONG, at(index) + VECTOR_COUNT);
  }

  void control(int index, long address, long length) {
    memory.set(JAVA_LONG, at(index) + CONTROL, address);
    controlLength(index, length);
  }

  void controlLength(int index, long length) {
    memory.set(JAVA_LONG, at(index) + CONTROL_LENGTH, length);
  }

  long controlLength(int index) {
    return memory.get(JAVA_LONG, at(index) + CONTROL_LENGTH);
  }

  int moved(int index) {
    return memory.get(JAVA_INT, at(index) + MOVED);
  }

  private static long at(int index) {
    return (long) index * SIZE;
  }
}
