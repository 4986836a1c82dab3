package io.coterie.platform.feed;

import java.util.List;

/**
 * Changes in commit order, maybe none.
 *
 * @param resumeToken behind all that was read so far, changes that were filtered out included
 */
public record FeedBatch(List<FeedRecord> records, String resumeToken) {
  public FeedBatch {
    records = List.copyOf(records);
  }
}
