package io.coterie.platform.feed;

import io.coterie.platform.db.Tx;

/** What a change in one service brings about in another. */
@FunctionalInterface
public interface FeedEffect {
  /**
   * Carries out a change, in the transaction that also stores that it was carried out. It may have
   * been before: after the feed's owner was restored, or by the call that made the change; then
   * nothing must happen.
   */
  void apply(Tx tx, FeedRecord record);
}
