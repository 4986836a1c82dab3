package io.coterie.cli.terminal;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants the command to come to its end: Ctrl-C, or SIGTERM. Only a command that runs until
 * then listens.
 */
public final class StopSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Runnable action;
  private boolean requested;

  /** Says what to do when the signal comes; at once if it has come already. */
  public void onRequest(Runnable what) {
    if (register(what)) {
      what.run();
    }
  }

  /**
   * Gives the signal.
   *
   * @return whether a command listens, and will come to its end by itself
   */
  public boolean request() {
    Runnable what = take();
    if (what != null) {
      what.run();
    }
    return what != null;
  }

  private boolean register(Runnable what) {
    lock.lock();
    try {
      action = what;
      return requested;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable take() {
    lock.lock();
    try {
      requested = true;
      return action;
    } finally {
      lock.unlock();
    }
  }
}
