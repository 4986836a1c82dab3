package io.coterie.relay.forward;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What one thread let through and dropped. Written by that thread, read by any. */
public final class Traffic {
  private final Map<Drop, AtomicLong> drops = new EnumMap<>(Drop.class);
  private final AtomicLong packets = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /** Nothing yet. */
  public Traffic() {
    for (var reason : Drop.values()) {
      drops.put(reason, new AtomicLong());
    }
  }

  public long dropped(Drop reason) {
    return of(reason).get();
  }

  /** Datagrams of flows that were forwarded. */
  public long packets() {
    return packets.get();
  }

  /** Their bytes. */
  public long bytes() {
    return bytes.get();
  }

  public void drop(Drop reason) {
    add(of(reason), 1);
  }

  void forwarded(long morePackets, long moreBytes) {
    add(packets, morePackets);
    add(bytes, moreBytes);
  }

  private AtomicLong of(Drop reason) {
    return Objects.requireNonNull(drops.get(reason));
  }

  /** Without a lock: only one thread does. */
  private static void add(AtomicLong count, long more) {
    count.setOpaque(count.getPlain() + more);
  }
}
