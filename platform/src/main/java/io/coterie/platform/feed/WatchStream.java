package io.coterie.platform.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One watch stream, on a thread of its own. */
final class WatchStream<R> {
  /** How often it is asked whether the client may still watch. */
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** How long after a message the client is told at least where it may go on. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(15);

  private final Outbound<R> out;
  private final Watch<R> watch;
  private final FeedSubscription subscription;
  private final Clock clock;
  private Instant lastSent;

  WatchStream(Outbound<R> out, Watch<R> watch, FeedSubscription subscription, Clock clock) {
    this.out = out;
    this.watch = watch;
    this.subscription = subscription;
    this.clock = clock;
    this.lastSent = clock.instant();
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
        watch.checkAllowed();
      }
      // Also behind changes of which none was for this client: it would read them all again.
      if (!clock.instant().isBefore(lastSent.plus(CHECKPOINT))) {
        send(watch.checkpoint(batch.resumeToken()));
      }
    }
  }

  private void tell(FeedRecord record) throws InterruptedException {
    for (var message : watch.change(record)) {
      send(message);
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
    lastSent = clock.instant();
  }
}
