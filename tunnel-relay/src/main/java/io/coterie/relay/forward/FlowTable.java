package io.coterie.relay.forward;

import io.coterie.relay.port.Raw;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * What the port's threads know of flows: a slot of 64 bytes for each end. One thread writes; a
 * slot's version is odd while it does, so that a reader notices that it has read half of the old
 * and half of the new.
 */
public final class FlowTable {
  static final int VERSION = 0;
  static final int EXPIRES = 4;
  static final int SESSION = 8;

  /** The network's index; the highest bit, so that it is negative, of an end that is waited for. */
  static final int NETWORK = 12;

  static final int AWAITED = 1 << 31;

  /**
   * Port, tag and id of the end, in 16, 16 and 32 bits: what its DATA and their source have to be
   * equal to.
   */
  static final int OWN = 16;

  /** Likewise of the other end. */
  static final int PEER = 24;

  static final int OWN_HIGH = 32;
  static final int OWN_LOW = 40;
  static final int PEER_HIGH = 48;
  static final int PEER_LOW = 56;

  static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  static final ValueLayout.OfInt FIELD = ValueLayout.JAVA_INT_UNALIGNED;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final int SHIFT = 6;

  private final Records slots;
  private final int mask;

  /** For flows whose ids are at most {@code capacity} slots, a power of two. */
  public FlowTable(int capacity) {
    this.slots = new Records(SHIFT, capacity);
    this.mask = capacity - 1;
  }

  /** The slot that an id stands for. */
  public int slot(int flow) {
    return flow & mask;
  }

  /** Lets DATA of an end through, or changes what becomes of it. */
  public void put(FlowEnd end) {
    long at = slots.get(slot(end.flow()));
    int version = begin(at);
    Raw.MEMORY.set(FIELD, at + EXPIRES, end.expires());
    Raw.MEMORY.set(FIELD, at + SESSION, end.session());
    Raw.MEMORY.set(FIELD, at + NETWORK, end.network() | (end.awaited() ? AWAITED : 0));
    Raw.MEMORY.set(LONG, at + OWN, word(end.from().port(), end.tag(), end.flow()));
    Raw.MEMORY.set(LONG, at + PEER, word(end.to().port(), end.peerTag(), end.peerFlow()));
    Raw.MEMORY.set(LONG, at + OWN_HIGH, end.from().high());
    Raw.MEMORY.set(LONG, at + OWN_LOW, end.from().low());
    Raw.MEMORY.set(LONG, at + PEER_HIGH, end.to().high());
    Raw.MEMORY.set(LONG, at + PEER_LOW, end.to().low());
    end(at, version);
  }

  /** Lets no more through. */
  public void remove(int flow) {
    long at = slots.get(slot(flow));
    int version = begin(at);
    Raw.MEMORY.asSlice(at + EXPIRES, (1L << SHIFT) - EXPIRES).fill((byte) 0);
    end(at, version);
  }

  /** Bytes outside the heap. */
  public long bytes() {
    return slots.bytes();
  }

  /** Where the slot of an id is; 0: no flow was ever near it. */
  long find(int flow) {
    return slots.find(slot(flow));
  }

  private static int begin(long at) {
    int version = (int) INT.get(Raw.MEMORY, at + VERSION);
    INT.setOpaque(Raw.MEMORY, at + VERSION, version + 1);
    VarHandle.storeStoreFence();
    return version;
  }

  private static void end(long at, int version) {
    INT.setRelease(Raw.MEMORY, at + VERSION, version + 2);
  }

  private static long word(int port, int tag, int flow) {
    return (long) port << 48 | (long) (tag & 0xFFFF) << 32 | Integer.toUnsignedLong(flow);
  }
}
