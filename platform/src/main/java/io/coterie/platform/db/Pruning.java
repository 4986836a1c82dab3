package io.coterie.platform.db;

import static io.coterie.platform.tables.Tables.FEED;
import static io.coterie.platform.tables.Tables.FEED_EPOCH;
import static io.coterie.platform.tables.Tables.REQUEST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import com.google.inject.Inject;
import io.coterie.platform.boot.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes answers and changes that are past their time. Any number of replicas may do it at once.
 */
public final class Pruning implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final int BATCH = 5_000;

  private final Transactions transactions;
  private final RetentionConfig retention;
  private @Nullable Thread worker;

  @Inject
  public Pruning(Transactions transactions, RetentionConfig retention) {
    this.transactions = transactions;
    this.retention = retention;
  }

  @Override
  public String name() {
    return "pruning";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("pruning").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  /** Deletes what is past its time now. */
  public void prune() {
    while (pruneAnswers() == BATCH) {}
    while (pruneFeed() == BATCH) {}
  }

  private void work() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        pruneQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pruneQuietly() {
    try {
      prune();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("pruning failed, to be tried again");
    }
  }

  private int pruneAnswers() {
    return transactions.write(tx ->
        tx.db()
            .deleteFrom(REQUEST)
            .where(
                row(REQUEST.SUBJECT, REQUEST.METHOD, REQUEST.ID_HASH)
                    .in(
                        select(REQUEST.SUBJECT, REQUEST.METHOD, REQUEST.ID_HASH)
                            .from(REQUEST)
                            .where(REQUEST.CREATE_TIME.lt(before(tx.now(), retention.answers())))
                            .orderBy(REQUEST.CREATE_TIME)
                            .limit(BATCH)))
            .execute());
  }

  /**
   * Deletes from the feed's start, in its own order, up to the first change that is young enough:
   * what is left has no gaps. Where it ends is kept, to tell readers from before it.
   */
  private int pruneFeed() {
    return transactions.write(tx -> {
      // one at a time, or the mark might go back
      tx.db().selectFrom(FEED_EPOCH).forUpdate().fetch();
      var old =
          tx
              .db()
              .select(FEED.TXID, FEED.POSITION, FEED.CREATE_TIME)
              .from(FEED)
              .where(
                  FEED.TXID.lt(
                      field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class)))
              .orderBy(FEED.TXID, FEED.POSITION)
              .limit(BATCH)
              .fetch()
              .stream()
              .takeWhile(row -> row.value3().isBefore(before(tx.now(), retention.feed())))
              .toList();
      if (old.isEmpty()) {
        return 0;
      }
      var last = old.getLast();
      tx.db()
          .update(FEED_EPOCH)
          .set(FEED_EPOCH.PRUNED_TXID, last.value1())
          .set(FEED_EPOCH.PRUNED_POSITION, last.value2())
          .execute();
      return tx.db()
          .deleteFrom(FEED)
          .where(row(FEED.TXID, FEED.POSITION).le(row(last.value1(), last.value2())))
          .execute();
    });
  }

  private static OffsetDateTime before(Instant now, Duration age) {
    return now.minus(age).atOffset(ZoneOffset.UTC);
  }
}
