package io.coterie.platform.feed;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Database;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The end of the service's own feed: every change is read once for the whole process and offered to
 * whoever subscribed. Thread-safe. Subscribing needs it to be started.
 */
public final class FeedTail implements Lifecycle, FeedSource {
  private static final int QUEUE_LIMIT = 2_000;
  private static final Failure STOPPING = new PlatformFailure.DependencyDown("this replica");

  private final Transactions transactions;
  private final TailReader reader;
  private final int queueLimit;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<FeedSubscription> attached = new ArrayList<>();
  private @Nullable FeedPosition head;
  private boolean draining;

  @Inject
  public FeedTail(Database database, Transactions transactions) {
    this(database, transactions, QUEUE_LIMIT);
  }

  /**
   * Makes a tail.
   *
   * @param queueLimit how many changes a subscriber may be behind before it is given up
   */
  FeedTail(Database database, Transactions transactions, int queueLimit) {
    this.transactions = transactions;
    this.queueLimit = queueLimit;
    this.reader = new TailReader(database, this);
  }

  @Override
  public String name() {
    return "feed tail";
  }

  @Override
  public void start() {
    restart();
    reader.start();
  }

  /**
   * Sends all readers away, to other replicas: their streams would keep the server from stopping.
   */
  @Override
  public void drain() {
    lock.lock();
    try {
      draining = true;
    } finally {
      lock.unlock();
    }
    endAll(STOPPING);
  }

  @Override
  public void stop() throws InterruptedException {
    drain();
    reader.stop();
  }

  /** Changes of the given kinds. */
  @Override
  public FeedSubscription open(String resumeToken, Set<String> kinds) {
    return subscribe(FeedFilter.of(kinds), resumeToken);
  }

  /**
   * Changes from a position on: first those that the table holds, then as they come, none left out
   * in between.
   *
   * @param resumeToken empty: from the oldest retained change on
   * @throws io.coterie.platform.failure.FailureException RESUME_TOKEN_EXPIRED, or FIELD_INVALID if
   *     it is no token
   */
  public FeedSubscription subscribe(FeedFilter filter, String resumeToken) {
    var bounds = transactions.read(FeedRepository::bounds);
    var start = resumeToken.isEmpty() ? bounds.pruned() : FeedPosition.parse(resumeToken);
    bounds.check(start);
    return new FeedSubscription(this, transactions, filter, start, queueLimit);
  }

  /**
   * Changes of the given kinds from a time on: every retained one that is not older, and maybe some
   * that are.
   */
  public FeedSubscription open(Instant since, Set<String> kinds) {
    var start =
        transactions.read(db -> {
          // the end first: what is still being written may come before what can be seen already
          var end = FeedRepository.bounds(db).horizon();
          return FeedRepository.before(db, end.epoch(), since).filter(end::isAfter).orElse(end);
        });
    return new FeedSubscription(this, transactions, FeedFilter.of(kinds), start, queueLimit);
  }

  /**
   * Where to go on after a snapshot; to be asked for inside it. Changes just before it may come
   * again.
   */
  public String resumeToken(DSLContext snapshot) {
    return FeedRepository.bounds(snapshot).horizon().token();
  }

  /**
   * Finds the history that the feed is in at present, and the end of it.
   *
   * @return where to read on
   */
  FeedPosition restart() {
    var bounds =
        transactions.write(tx -> {
          FeedRepository.renewEpoch(tx.db(), Epochs.fresh());
          return FeedRepository.bounds(tx.db());
        });
    lock.lock();
    try {
      var present = head;
      if (present == null) {
        head = bounds.horizon();
        return bounds.horizon();
      }
      if (present.epoch().equals(bounds.horizon().epoch())) {
        return present;
      }
      head = bounds.horizon();
    } finally {
      lock.unlock();
    }
    endAll(new PlatformFailure.Plain(PlatformReason.RESUME_TOKEN_EXPIRED));
    return bounds.horizon();
  }

  /** Hands out what was read up to the new head. */
  void deliver(List<FeedRow> rows, FeedPosition newHead) {
    lock.lock();
    try {
      head = newHead;
      attached.removeIf(subscription -> !subscription.offer(rows, newHead));
    } finally {
      lock.unlock();
    }
  }

  /**
   * From now on the subscription is offered whatever comes behind the position that is returned.
   */
  FeedPosition attach(FeedSubscription subscription) {
    lock.lock();
    try {
      if (head == null) {
        throw new IllegalStateException("the feed's tail is not started");
      }
      if (draining) {
        throw STOPPING.exception();
      }
      attached.add(subscription);
      return head;
    } finally {
      lock.unlock();
    }
  }

  void detach(FeedSubscription subscription) {
    lock.lock();
    try {
      attached.remove(subscription);
    } finally {
      lock.unlock();
    }
  }

  private void endAll(Failure failure) {
    lock.lock();
    try {
      attached.forEach(subscription -> subscription.end(failure));
      attached.clear();
    } finally {
      lock.unlock();
    }
  }
}
