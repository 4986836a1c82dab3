package io.coterie.relay.forward;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** An array of records outside the heap that grows by chunks as it is used. One thread makes it grow, others may read. */
final class Records {
  private static final int CHUNK_SHIFT = 12;
  private static final int PER_CHUNK = 1 << CHUNK_SHIFT;
  private static final VarHandle CHUNK =
      MethodHandles.arrayElementVarHandle(MemorySegment[].class);

  /** Collected with what holds it: a thread that still reads keeps it. */
  private final Arena arena = Arena.ofAuto();

  private final int shift;
  private final @Nullable MemorySegment[] chunks;

  /** Records of a power of two of bytes. */
  Records(int shift, int capacity) {
    this.shift = shift;
    this.chunks = new @Nullable MemorySegment[(capacity + PER_CHUNK - 1) >>> CHUNK_SHIFT];
  }

  /** Where the record is; null: nothing was ever written near it. */
  @Nullable MemorySegment find(int index) {
    int chunk = index >>> CHUNK_SHIFT;
    return chunk < chunks.length ? (MemorySegment) CHUNK.getAcquire(chunks, chunk) : null;
  }

  /** The same, and makes room for it. */
  MemorySegment get(int index) {
    var found = find(index);
    if (found != null) {
      return found;
    }
    var made = arena.allocate((long) PER_CHUNK << shift, 64);
    CHUNK.setRelease(chunks, index >>> CHUNK_SHIFT, made);
    return made;
  }

  /** Where in its chunk it begins. */
  long offset(int index) {
    return (long) (index & (PER_CHUNK - 1)) << shift;
  }

  /** Bytes outside the heap. */
  long bytes() {
    long made = 0;
    for (int i = 0; i < chunks.length; i++) {
      made += CHUNK.getAcquire(chunks, i) == null ? 0 : (long) PER_CHUNK << shift;
    }
    return made;
  }
}
