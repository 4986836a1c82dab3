package io.coterie.platform.feed;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the tail. It first reads the table on its own, until it is close to the end; then
 * it lets the tail fill its queue, reads the table up to where the queue begins, and lives on the
 * queue. So nothing is left out, and only a reader that is slow at the end is given up.
 */
public final class FeedSubscription implements FeedStream {
  private static final int BATCH = 200;

  private final FeedTail tail;
  private final Transactions transactions;
  private final FeedFilter filter;
  private final int queueLimit;

  // of the reading thread alone
  private FeedPosition position;
  private Stage stage = new Behind();

  // shared with the tail
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<FeedRow> queue = new ArrayDeque<>();
  private @Nullable FeedPosition offered;
  private @Nullable Failure ended;

  FeedSubscription(
      FeedTail tail,
      Transactions transactions,
      FeedFilter filter,
      FeedPosition start,
      int queueLimit) {
    this.tail = tail;
    this.transactions = transactions;
    this.filter = filter;
    this.position = start;
    this.queueLimit = queueLimit;
  }

  /** How far the reader has come. */
  private sealed interface Stage {}

  private record Behind() implements Stage {}

  /** The queue holds what comes after the target; up to it there may be more in the table. */
  private record Joining(FeedPosition target) implements Stage {}

  private record Live() implements Stage {}

  @Override
  public FeedBatch next(Duration timeout) throws InterruptedException {
    while (true) {
      switch (stage) {
        case Behind _ -> {
          var records = catchUp();
          if (!records.isEmpty()) {
            return batch(records);
          }
        }
        case Joining(var target) -> {
          var records = join(target);
          if (!records.isEmpty()) {
            return batch(records);
          }
        }
        case Live _ -> {
          return batch(await(timeout));
        }
      }
    }
  }

  private FeedBatch batch(List<FeedRecord> records) {
    return new FeedBatch(records, position.token());
  }

  @Override
  public void close() {
    tail.detach(this);
  }

  /**
   * Fails if there will be no more: so that who is busy with what came before need not come back
   * first.
   */
  void checkAlive() {
    lock.lock();
    try {
      if (ended != null) {
        throw ended.exception();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called by the tail; false if the subscription is over. */
  boolean offer(List<FeedRow> rows, FeedPosition head) {
    lock.lock();
    try {
      if (ended != null) {
        return false;
      }
      rows.stream().filter(row -> filter.accepts(row.record())).forEach(queue::add);
      offered = head;
      if (queue.size() > queueLimit) {
        end(new PlatformFailure.Plain(PlatformReason.WATCH_TOO_SLOW));
        return false;
      }
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Called by the tail: there will be no more. */
  void end(Failure failure) {
    lock.lock();
    try {
      ended = failure;
      queue.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private List<FeedRecord> catchUp() {
    var read =
        transactions.read(db -> {
          var horizon = FeedRepository.bounds(db).horizon();
          var rows = FeedRepository.between(db, position, horizon, filter, BATCH);
          // Afterwards: what was pruned meanwhile may have been missed.
          FeedRepository.bounds(db).check(position);
          return new Read(rows, horizon);
        });
    if (advance(read.rows(), read.upTo())) {
      stage = new Joining(tail.attach(this));
    }
    return records(read.rows());
  }

  private List<FeedRecord> join(FeedPosition target) {
    if (!target.isAfter(position)) {
      stage = new Live();
      return List.of();
    }
    var rows =
        transactions.read(db -> {
          var found = FeedRepository.between(db, position, target, filter, BATCH);
          FeedRepository.bounds(db).check(position);
          return found;
        });
    if (advance(rows, target)) {
      stage = new Live();
    }
    return records(rows);
  }

  /** Moves on behind what was read; true if that was all there is up to the end. */
  private boolean advance(List<FeedRow> rows, FeedPosition end) {
    boolean complete = rows.size() < BATCH;
    var reached = complete ? end : rows.getLast().position();
    if (reached.isAfter(position)) {
      position = reached;
    }
    return complete;
  }

  private List<FeedRecord> await(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        if (ended != null) {
          throw ended.exception();
        }
        var records = drain();
        if (!records.isEmpty() || left <= 0) {
          return records;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes from the queue; what was read from the table before is skipped. */
  private List<FeedRecord> drain() {
    var records = new ArrayList<FeedRecord>();
    while (!queue.isEmpty() && records.size() < BATCH) {
      var row = queue.remove();
      if (row.position().isAfter(position)) {
        position = row.position();
        records.add(row.record());
      }
    }
    if (queue.isEmpty()) {
      Optional.ofNullable(offered)
          .filter(head -> head.isAfter(position))
          .ifPresent(head -> position = head);
    }
    return records;
  }

  private static List<FeedRecord> records(List<FeedRow> rows) {
    return rows.stream().map(FeedRow::record).toList();
  }

  private record Read(List<FeedRow> rows, FeedPosition upTo) {}
}
