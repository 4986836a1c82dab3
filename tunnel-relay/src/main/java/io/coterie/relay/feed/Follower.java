package io.coterie.relay.feed;

import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.feed.Backoff;
import io.coterie.platform.feed.FeedStream;
import io.coterie.platform.feed.RemoteFeed;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.revocation.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Follows one feed, from some time back on and for ever: what was read is not asked for again while
 * the feed can tell where that was.
 */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /**
   * Longer than a feed is ever silent, so that what ends it is a word of the feed's, or a failure.
   */
  private static final Duration PATIENCE = RemoteFeed.LONGEST_SILENCE.plusSeconds(1);

  private final Source source;
  private final RemoteFeed feed;
  private final Set<String> kinds;
  private final Duration lookBack;
  private final RevocationFeed voided;
  private final Clock clock;
  private String resumeToken = "";
  private boolean behind = true;
  private @Nullable Thread worker;

  /**
   * Makes one.
   *
   * @param lookBack what changed longer ago than this voids nothing that could still be shown
   */
  Follower(
      Source source,
      RemoteFeed feed,
      Set<String> kinds,
      Duration lookBack,
      RevocationFeed voided,
      Clock clock) {
    this.source = source;
    this.feed = feed;
    this.kinds = Set.copyOf(kinds);
    this.lookBack = lookBack;
    this.voided = voided;
    this.clock = clock;
  }

  void start() {
    worker = Thread.ofVirtual().name("feed-of-" + source).start(this::work);
  }

  void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  private void work() {
    var pause = new Backoff(LONGEST_PAUSE);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try (var stream = open()) {
          follow(stream, pause);
        } catch (RuntimeException e) {
          failed(e, pause.isLong());
          Thread.sleep(pause.next());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FeedStream open() {
    return resumeToken.isEmpty()
        ? feed.open(clock.instant().minus(lookBack), kinds)
        : feed.open(resumeToken, kinds);
  }

  private void follow(FeedStream stream, Backoff pause) throws InterruptedException {
    while (true) {
      var batch = stream.next(PATIENCE);
      batch.records().forEach(record -> Changes.tell(record, voided));
      resumeToken = batch.resumeToken();
      pause.reset();
      voided.heard(source);
      if (behind && batch.records().isEmpty()) {
        behind = false;
        voided.snapshotEnded(source);
      }
    }
  }

  private void failed(RuntimeException e, boolean lasting) {
    if (isExpired(e)) {
      LOG.atWarn().addKeyValue("source", source).log("feed has moved on, reading back once more");
      resumeToken = "";
      behind = true;
      voided.restarted(source);
      return;
    }
    LOG.atLevel(lasting ? Level.WARN : Level.DEBUG)
        .addKeyValue("source", source)
        .setCause(e)
        .log("feed not followed, to be tried again");
  }

  private static boolean isExpired(RuntimeException e) {
    return e instanceof FailureException failed
        && failed.failure() instanceof PlatformFailure.Plain(var reason)
        && reason == PlatformReason.RESUME_TOKEN_EXPIRED;
  }
}
