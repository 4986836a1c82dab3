package io.coterie.platform.feed;

import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;

/**
 * What there is to read at one moment.
 *
 * @param pruned the last change that was pruned
 * @param horizon before it every transaction has ended, and every change can be seen
 * @param newest no transaction is newer
 */
record FeedBounds(FeedPosition pruned, FeedPosition horizon, long newest) {
  /**
   * Checks that one can go on from a position without missing a change.
   *
   * @throws io.coterie.platform.failure.FailureException RESUME_TOKEN_EXPIRED, if the position is
   *     of another history or older than what is retained
   */
  void check(FeedPosition position) {
    if (!position.epoch().equals(pruned.epoch())
        || pruned.isAfter(position)
        || position.txid() > newest) {
      throw new PlatformFailure.Plain(PlatformReason.RESUME_TOKEN_EXPIRED).exception();
    }
  }
}
