package io.coterie.platform.refusal;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.rpc.Refusal;
import io.coterie.platform.rpc.Refusals;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.platform.telemetry.PlatformMetrics;
import io.micrometer.core.instrument.Counter;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refusals into the feed, on a thread of its own: the first of a minute at once, and how
 * many there were when the minute is over, or this service stops. While the database is away they
 * wait; those that find no room are only counted.
 */
final class RefusalRecorder implements Refusals, Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalRecorder.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final Clock clock;
  private final Counter lost;
  private final BlockingQueue<AuditEvent> fresh =
      new ArrayBlockingQueue<>(RefusalMinutes.MOST_EVENTS);

  /** Guarded by this. */
  private final RefusalMinutes minutes = new RefusalMinutes();

  /** What could not be written yet; the writer's own. */
  private final List<AuditEvent> unwritten = new ArrayList<>();

  private Instant nextComplaint = Instant.MIN;
  private double complainedOf;
  private volatile boolean stopping;
  private @Nullable Thread writer;

  @Inject
  RefusalRecorder(Transactions transactions, Clock clock, Metrics metrics) {
    this.transactions = transactions;
    this.clock = clock;
    this.lost = metrics.counter(PlatformMetrics.REFUSALS_LOST);
  }

  @Override
  public synchronized void record(Refusal refusal) {
    switch (minutes.count(refusal, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
      case RefusalMinutes.Counted.First(var event) -> {
        if (!fresh.offer(event)) {
          lost.increment();
        }
      }
      case RefusalMinutes.Counted.Again _ -> {}
      case RefusalMinutes.Counted.Lost _ -> lost.increment();
    }
  }

  @Override
  public String name() {
    return "record of refusals";
  }

  @Override
  public void start() {
    writer = Thread.ofVirtual().name("refusals").start(this::work);
  }

  /** Servers have stopped before: nothing is refused any more. */
  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    if (writer != null) {
      try {
        writer.join();
      } finally {
        writer.interrupt(); // when time is up before the database has answered
      }
    }
  }

  private void work() {
    try {
      while (!stopping) {
        await();
        writeDue(clock.instant());
        complain();
      }
      writeDue(Instant.MAX);
      complain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until there is something new, or it is time to look for minutes that are over. */
  private void await() throws InterruptedException {
    if (!unwritten.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      return;
    }
    var event = fresh.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
    if (event != null) {
      unwritten.add(event);
    }
  }

  /** Writes all there is, and what minutes came to that end before a time. */
  private void writeDue(Instant end) {
    do {
      fresh.drainTo(unwritten, AT_ONCE - Math.min(AT_ONCE, unwritten.size()));
      if (!write()) {
        return;
      }
    } while (!fresh.isEmpty());
    synchronized (this) {
      unwritten.addAll(minutes.over(end));
    }
    write();
  }

  /** Whether nothing is left to be written. */
  private boolean write() {
    try {
      if (!unwritten.isEmpty()) {
        transactions.write(tx -> {
          unwritten.stream().map(RefusalRecorder::entry).forEach(tx::publish);
          return true;
        });
        unwritten.clear();
      }
      return true;
    } catch (RuntimeException e) {
      LOG.atDebug().setCause(e).log("refusals not written, to be tried again");
      return false;
    }
  }

  /** Once a minute at most. */
  private void complain() {
    double now = lost.count() + (stopping ? unwritten.size() : 0);
    if (now > complainedOf && (stopping || !clock.instant().isBefore(nextComplaint))) {
      LOG.atWarn()
          .addKeyValue("refusals", Math.round(now - complainedOf))
          .log("refused calls are missing in the audit trail");
      complainedOf = now;
      nextComplaint = clock.instant().plus(RefusalMinutes.MINUTE);
    }
  }

  private static FeedEntry entry(AuditEvent event) {
    return new FeedEntry(
        AuditEntry.KIND,
        event.getId(),
        event.getCount(),
        Optional.empty(),
        event.getCount() > 1 ? ChangeKind.UPDATED : ChangeKind.CREATED,
        event);
  }
}
