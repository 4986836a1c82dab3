package io.coterie.relay.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a relay says that it is going to stop: to all agents, and every second again to those that
 * are still there, since one datagram may get lost. Belongs to the control thread, but for {@link
 * #await}.
 */
final class Farewell {
  private final ControlPlaneParts parts;
  private final Duration patience;
  private final Clock clock;
  private final CountDownLatch left = new CountDownLatch(1);
  private volatile @Nullable Instant until;

  /** Agents have so much time to go elsewhere. */
  Farewell(ControlPlaneParts parts, Duration patience, Clock clock) {
    this.parts = parts;
    this.patience = patience;
    this.clock = clock;
  }

  /** Lets in no more from now on. */
  void begin() {
    parts.dispatch().bindings().drain();
    parts.dispatch().opening().drain();
    until = clock.instant().plus(patience);
    parts.dispatch().sessionEnds().announceStop((int) patience.toSeconds());
  }

  void everySecond() {
    var end = until;
    if (end == null) {
      return;
    }
    var remaining = Duration.between(clock.instant(), end);
    if (parts.sessions().count() == 0) {
      left.countDown();
    } else if (remaining.isPositive()) {
      parts.dispatch().sessionEnds().announceStop((int) remaining.toSeconds());
    }
  }

  /** Until the last agent has left, or their time is up; at once if nobody was told anything. */
  @SuppressWarnings("ReturnValueIgnored") // it is over in either case
  void await() throws InterruptedException {
    if (until != null) {
      left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
