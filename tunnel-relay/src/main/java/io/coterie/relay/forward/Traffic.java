package io.coterie.relay.forward;

import java.util.concurrent.atomic.AtomicLongArray;

/** What one thread let through and dropped. Written by that thread, read by any. */
public final class Traffic {
  private static final int PACKETS = Drop.values().length;
  private static final int BYTES = PACKETS + 1;

  private final AtomicLongArray counts = new AtomicLongArray(BYTES + 1);

  public long dropped(Drop reason) {
    return counts.get(reason.ordinal());
  }

  /** Datagrams of flows that were forwarded. */
  public long packets() {
    return counts.get(PACKETS);
  }

  /** Their bytes. */
  public long bytes() {
    return counts.get(BYTES);
  }

  public void drop(Drop reason) {
    add(reason.ordinal(), 1);
  }

  void forwarded(long packets, long bytes) {
    add(PACKETS, packets);
    add(BYTES, bytes);
  }

  private void add(int index, long count) {
    counts.setOpaque(index, counts.getPlain(index) + count);
  }
}
