package io.coterie.relay.port;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A datagram where it lies, and where it came from: one object that its thread uses again and
 * again, so that a datagram costs no memory. Good until the call that it was given to returns; the
 * bytes until the batch is sent.
 */
public final class Packet {
  private MemorySegment memory = MemorySegment.NULL;
  private long offset;
  private int length;
  private long sourceHigh;
  private long sourceLow;
  private int sourcePort;

  /** Says who sends what follows. */
  public void from(long high, long low, int port) {
    sourceHigh = high;
    sourceLow = low;
    sourcePort = port;
  }

  /** Says where the next one lies. */
  public void at(MemorySegment memory, long offset, int length) {
    this.memory = memory;
    this.offset = offset;
    this.length = length;
  }

  public MemorySegment memory() {
    return memory;
  }

  public long offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public Endpoint source() {
    return new Endpoint(sourceHigh, sourceLow, sourcePort);
  }

  /** Its bytes, to keep. */
  public byte[] toBytes() {
    return memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
  }
}
