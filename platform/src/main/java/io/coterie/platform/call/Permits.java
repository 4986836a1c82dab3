package io.coterie.platform.call;

import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets little of some costly work be done at once: what comes beyond that waits for a while, and is
 * then sent away. Thread-safe.
 */
public final class Permits {
  private final Semaphore permits;
  private final Duration patience;

  /**
   * Permits for one kind of work.
   *
   * @param atOnce how much of it
   * @param patience how long it waits for its turn
   */
  public Permits(int atOnce, Duration patience) {
    this.permits = new Semaphore(atOnce);
    this.patience = patience;
  }

  /**
   * Does some of the work.
   *
   * @throws io.coterie.platform.failure.FailureException OVERLOADED, if its turn does not come
   */
  public <T> T run(Supplier<T> work) {
    try {
      if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw overloaded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  private static RuntimeException overloaded() {
    return new PlatformFailure.Plain(PlatformReason.OVERLOADED).exception();
  }
}
