package io.coterie.platform.feed;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Follows a feed and carries out an effect for each change, each in a transaction with the position
 * behind it: at least once, in order, caught up after a crash. Replicas agree on one of them by a
 * lease in the row of the position; the same row makes sure that an overtaken one changes nothing.
 * A change that can't be carried out is tried until it can: nothing is skipped.
 */
public final class FeedConsumer implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final String consumer;
  private final FeedSource source;
  private final Set<String> kinds;
  private final Transactions transactions;
  private final FeedEffect effect;
  private final FeedLag lag;
  private final Duration lease;
  private @Nullable Thread worker;

  /**
   * Makes one; it works once it is started.
   *
   * @param consumer names the position, for ever, e.g. {@code registry-nodes}
   * @param kinds which kinds of objects it is about
   */
  public FeedConsumer(
      String consumer,
      FeedSource source,
      Set<String> kinds,
      Transactions transactions,
      FeedEffect effect,
      FeedLag lag) {
    this(consumer, source, kinds, transactions, effect, lag, LEASE);
  }

  FeedConsumer(
      String consumer,
      FeedSource source,
      Set<String> kinds,
      Transactions transactions,
      FeedEffect effect,
      FeedLag lag,
      Duration lease) {
    this.consumer = consumer;
    this.source = source;
    this.kinds = Set.copyOf(kinds);
    this.transactions = transactions;
    this.effect = effect;
    this.lag = lag;
    this.lease = lease;
  }

  @Override
  public String name() {
    return "feed consumer " + consumer;
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("feed-consumer-" + consumer).start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  private void work() {
    var pause = new Backoff(LONGEST_PAUSE);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var turn = new ConsumerTurn(consumer, transactions, lease);
        try {
          if (turn.claim()) {
            follow(turn, pause);
          } else {
            Thread.sleep(lease.dividedBy(3));
          }
        } catch (RuntimeException e) {
          failed(turn, e, pause.isLong());
          Thread.sleep(pause.next());
        } finally {
          turn.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the turn is lost, or something fails. */
  private void follow(ConsumerTurn turn, Backoff pause) throws InterruptedException {
    try (var stream = source.open(turn.resumeToken(), kinds)) {
      while (turn.held()) {
        var batch = stream.next(lease.dividedBy(3));
        for (var record : batch.records()) {
          turn.advance(record.resumeToken(), tx -> effect.apply(tx, record));
          lag.carriedOut(consumer, record.createTime());
          pause.reset();
        }
        turn.advance(batch.resumeToken(), tx -> {});
        if (batch.records().isEmpty()) {
          lag.caughtUp(consumer);
          pause.reset();
        }
      }
    }
  }

  /**
   * @param lasting it has failed for a while: services that start together find each other only
   *     after some tries
   */
  private void failed(ConsumerTurn turn, RuntimeException e, boolean lasting) {
    if (e instanceof FailureException failure && isExpired(failure)) {
      LOG.atError()
          .addKeyValue("consumer", consumer)
          .log("the feed was restored or pruned past the position, reading it from its start");
      turn.startOver();
    } else if (!Thread.currentThread().isInterrupted()) {
      LOG.atLevel(lasting ? Level.WARN : Level.DEBUG)
          .addKeyValue("consumer", consumer)
          .setCause(e)
          .log("feed not followed, to be tried again");
    }
  }

  private static boolean isExpired(FailureException e) {
    return e.failure() instanceof PlatformFailure.Plain(var reason)
        && reason == PlatformReason.RESUME_TOKEN_EXPIRED;
  }
}
