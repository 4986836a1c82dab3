package io.coterie.relay.forward;

import java.util.concurrent.atomic.AtomicLong;

/** So many in a second, and no more. Thread-safe. */
public final class PerSecond {
  private final int most;

  /** The second in the high half, what was let through in it in the low. */
  private final AtomicLong window = new AtomicLong();

  public PerSecond(int most) {
    this.most = most;
  }

  /** Whether this one is within the limit. */
  public boolean admit(int second) {
    while (true) {
      long now = window.getPlain();
      long used = (int) (now >>> 32) == second ? now & 0xFFFF_FFFFL : 0;
      if (used >= most) {
        return false;
      }
      if (window.compareAndSet(now, (long) second << 32 | (used + 1))) {
        return true;
      }
    }
  }
}
