package io.coterie.relay.port;

import java.util.concurrent.atomic.LongAdder;

/** What a port could not do. Thread-safe. */
public final class PortStatistics {
  private final LongAdder unsent = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile boolean segmentation;

  /** Datagrams that the system would not send. */
  public long unsent() {
    return unsent.sum();
  }

  /** Errors where there should be none; each is logged too. */
  public long failures() {
    return failures.sum();
  }

  /** Whether trains are handed to the system in one piece (UDP_SEGMENT). */
  public boolean segmentation() {
    return segmentation;
  }

  void countUnsent(int datagrams) {
    unsent.add(datagrams);
  }

  void countFailure() {
    failures.increment();
  }

  void segmentation(boolean on) {
    segmentation = on;
  }
}
