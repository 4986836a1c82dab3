package io.coterie.platform.feed;

import java.time.Duration;
import java.util.List;

/** One watch stream, on a thread of its own. */
final class WatchStream<R> {
  /** How often it is asked whether the client may still watch. */
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** How many checks without a message make a checkpoint: 15 s. */
  private static final int CHECKS_TO_CHECKPOINT = 15;

  private final Outbound<R> out;
  private final Watch<R> watch;
  private final FeedSubscription subscription;
  private int quietChecks;

  WatchStream(Outbound<R> out, Watch<R> watch, FeedSubscription subscription) {
    this.out = out;
    this.watch = watch;
    this.subscription = subscription;
  }

  void run(List<R> opening) {
    try (subscription) {
      for (var message : opening) {
        send(message);
      }
      follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      out.fail(e);
    }
  }

  private void follow() throws InterruptedException {
    while (out.isOpen()) {
      var batch = subscription.next(CHECK);
      for (var record : batch.records()) {
        if (watch.isLast(record)) {
          tell(record);
          out.complete();
          return;
        }
        watch.checkAllowed();
        tell(record);
      }
      if (batch.records().isEmpty()) {
        idle(batch.resumeToken());
      }
    }
  }

  private void tell(FeedRecord record) throws InterruptedException {
    var message = watch.change(record);
    if (message.isPresent()) {
      send(message.get());
    }
  }

  private void idle(String resumeToken) throws InterruptedException {
    watch.checkAllowed();
    if (++quietChecks >= CHECKS_TO_CHECKPOINT) {
      send(watch.checkpoint(resumeToken));
    }
  }

  /**
   * Waits for the client; meanwhile the queue fills, and a reader too slow is found out by that.
   */
  private void send(R message) throws InterruptedException {
    while (!out.awaitReady(CHECK)) {
      if (!out.isOpen()) {
        return;
      }
      watch.checkAllowed();
      subscription.checkAlive();
    }
    out.send(message);
    quietChecks = 0;
  }
}
