package io.coterie.sdk.agent.bridge;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What went over a bridge so far. Threads may share it. */
public final class Traffic {
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder connections = new LongAdder();
  private final LongAdder toPeers = new LongAdder();
  private final LongAdder fromPeers = new LongAdder();

  /** How many connections there are now. */
  public int open() {
    return open.get();
  }

  /** How many there were in all. */
  public long connections() {
    return connections.sum();
  }

  /** Bytes that this machine sent. */
  public long bytesToPeers() {
    return toPeers.sum();
  }

  /** Bytes that came to this machine. */
  public long bytesFromPeers() {
    return fromPeers.sum();
  }

  /** Counts one more, unless there are that many. */
  boolean begin(int most) {
    if (open.getAndUpdate(n -> n < most ? n + 1 : n) >= most) {
      return false;
    }
    connections.increment();
    return true;
  }

  void end() {
    open.decrementAndGet();
  }

  void toPeer(long bytes) {
    toPeers.add(bytes);
  }

  void fromPeer(long bytes) {
    fromPeers.add(bytes);
  }
}
