package io.coterie.platform.feed;

import java.time.Duration;

/** A feed being read, by one thread. */
public interface FeedStream extends AutoCloseable {
  /**
   * The next changes; none if none came in time.
   *
   * @throws io.coterie.platform.failure.FailureException when the stream has ended: too slow,
   *     expired, or the source is gone
   */
  FeedBatch next(Duration timeout) throws InterruptedException;

  @Override
  void close();
}
