package io.coterie.relay.forward;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An array of records outside the heap that grows by chunks as it is used. One thread makes it
 * grow, others may read.
 */
final class Records {
  private static final int CHUNK_SHIFT = 12;
  private static final int PER_CHUNK = 1 << CHUNK_SHIFT;
  private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(long[].class);

  /** Collected with what holds it, which has to outlive the threads that read. */
  private final Arena arena = Arena.ofAuto();

  private final int shift;

  /** Their addresses; 0: not there yet. */
  private final long[] chunks;

  /** Records of a power of two of bytes. */
  Records(int shift, int capacity) {
    this.shift = shift;
    this.chunks = new long[(capacity + PER_CHUNK - 1) >>> CHUNK_SHIFT];
  }

  /** The record's address; 0: nothing was ever written near it. */
  long find(int index) {
    int chunk = index >>> CHUNK_SHIFT;
    long at = chunk < chunks.length ? (long) CHUNK.getAcquire(chunks, chunk) : 0;
    return at == 0 ? 0 : at + ((long) (index & (PER_CHUNK - 1)) << shift);
  }

  /** The same, and makes room for it. */
  long get(int index) {
    if (find(index) == 0) {
      long made = arena.allocate((long) PER_CHUNK << shift, 64).address();
      CHUNK.setRelease(chunks, index >>> CHUNK_SHIFT, made);
    }
    return find(index);
  }

  /** Bytes outside the heap. */
  long bytes() {
    long made = 0;
    for (int i = 0; i < chunks.length; i++) {
      made += (long) CHUNK.getAcquire(chunks, i) == 0 ? 0 : (long) PER_CHUNK << shift;
    }
    return made;
  }
}
