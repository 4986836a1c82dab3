package io.coterie.cli;

import io.coterie.cli.terminal.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is stopped come to its end on Ctrl-C and SIGTERM, and the
 * process end with the command's own code. Any other command ends at once.
 */
final class OrderlyEnd {
  private static final long LONGEST_SECONDS = 10;

  private final StopSignal stop;
  private final CountDownLatch reached = new CountDownLatch(1);
  private volatile int code;

  OrderlyEnd(StopSignal stop) {
    this.stop = stop;
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "coterie-stop"));
  }

  /** The command has ended. */
  void reached(int exitCode) {
    code = exitCode;
    reached.countDown();
  }

  private void onShutdown() {
    if (reached.getCount() == 0 || !stop.request()) {
      return;
    }
    try {
      if (reached.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
  }
}
