package io.coterie.cli.process;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a process to come to its end, and waits. */
public final class ProcessEnd {
  private static final Duration STEP = Duration.ofSeconds(2);

  private ProcessEnd() {}

  /**
   * Sends SIGTERM and waits.
   *
   * @param waiting is run every two seconds meanwhile
   * @return whether it ended in time
   */
  public static boolean request(ProcessHandle process, Duration longest, Runnable waiting)
      throws InterruptedException {
    process.destroy();
    for (Duration waited = Duration.ZERO;
        waited.compareTo(longest) < 0;
        waited = waited.plus(STEP)) {
      if (ended(process)) {
        return true;
      }
      waiting.run();
    }
    return !process.isAlive();
  }

  private static boolean ended(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(STEP.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new CompletionException(e);
    }
  }
}
