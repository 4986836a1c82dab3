package io.coterie.sdk.agent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Notices that this machine has got other addresses. */
final class NetworkWatch {
  private final Supplier<?> addresses;
  private final Duration pause;
  private final Runnable changed;

  /**
   * A watch that does not run yet.
   *
   * @param addresses those that there are, equal to what they were if nothing changed
   * @param pause between looks
   */
  NetworkWatch(Supplier<?> addresses, Duration pause, Runnable changed) {
    this.addresses = addresses;
    this.pause = pause;
    this.changed = changed;
  }

  /** Runs until interrupted. */
  void run() throws InterruptedException {
    Object before = addresses.get();
    while (true) {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      Object now = addresses.get();
      if (!now.equals(before)) {
        before = now;
        changed.run();
      }
    }
  }
}
