package io.coterie.registry.peers;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedStream;
import io.coterie.platform.feed.FeedTail;
import io.coterie.registry.node.Node;
import io.coterie.registry.presence.PresenceFeed;
import io.coterie.registry.trust.TrustWriter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the own feed once for all watches of this replica, and keeps their book. It begins with the
 * first watch. When it can't go on from where it was, all of them end. Thread-safe.
 */
final class PeerFeed implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PeerFeed.class);
  private static final FeedFilter CHANGES =
      FeedFilter.of(Set.of(Node.KIND, PresenceFeed.KIND, TrustWriter.KIND));
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FeedTail tail;
  private final Transactions transactions;
  private final FactBook book;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String position;
  private @Nullable Thread reader;
  private volatile boolean stopping;

  @Inject
  PeerFeed(FeedTail tail, Transactions transactions, FactBook book) {
    this.tail = tail;
    this.transactions = transactions;
    this.book = book;
  }

  @Override
  public String name() {
    return "feed of peers";
  }

  @Override
  public void start() {
    // with the first watch
  }

  @Override
  public void stop() throws InterruptedException {
    stopping = true;
    Thread started = reader;
    if (started != null) {
      started.interrupt();
      started.join();
    }
  }

  /** A resume token: everything up to there has been written into the book. */
  String position() {
    lock.lock();
    try {
      var known = position;
      if (known == null) {
        known = transactions.snapshot(tail::resumeToken);
        position = known;
      }
      if (reader == null) {
        reader = Thread.ofVirtual().name("peer-feed").start(this::work);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The same changes from some earlier position on.
   *
   * @throws FailureException RESUME_TOKEN_EXPIRED, FIELD_INVALID
   */
  FeedStream since(String resumeToken) {
    return tail.subscribe(CHANGES, resumeToken);
  }

  private void work() {
    try {
      while (!stopping) {
        try {
          follow();
        } catch (RuntimeException e) {
          if (!isTooSlow(e)) {
            startOver(e);
          }
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    try (var stream = tail.subscribe(CHANGES, position())) {
      while (!stopping) {
        var batch = stream.next(POLL);
        batch.records().forEach(book::apply);
        moveTo(batch.resumeToken());
      }
    }
  }

  /** It goes on from where it is: it has read from a queue that is bounded, and reads the table. */
  private static boolean isTooSlow(RuntimeException e) {
    return e instanceof FailureException failed
        && failed.failure() instanceof PlatformFailure.Plain(var reason)
        && reason == PlatformReason.WATCH_TOO_SLOW;
  }

  private void startOver(RuntimeException e) {
    LOG.atDebug().setCause(e).log("feed not followed, to be tried again");
    moveTo(null);
    book.endAll(e instanceof FailureException ? e : new DependencyDown("this replica").exception());
  }

  private void moveTo(@Nullable String newPosition) {
    lock.lock();
    try {
      position = newPosition;
    } finally {
      lock.unlock();
    }
  }
}
