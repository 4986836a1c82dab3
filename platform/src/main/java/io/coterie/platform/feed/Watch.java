package io.coterie.platform.feed;

import java.util.List;
import org.jooq.DSLContext;

/**
 * What one client watches. Every message carries where to go on after it: those of the snapshot
 * nothing (whoever is cut off inside it starts over), those of a change the record's resume token.
 *
 * @param <R> the messages of the stream
 */
public interface Watch<R> {
  /** Which changes it is about. */
  FeedFilter filter();

  /** What is there at the moment that the transaction sees. */
  List<R> snapshot(DSLContext db);

  /** The message that says that the snapshot is complete. */
  R snapshotEnd(String resumeToken);

  /**
   * The messages that tell of a change; none if it is nothing to this client. If there are several,
   * only the last carries the record's resume token: whoever is cut off between them gets them all
   * again.
   */
  List<R> change(FeedRecord record);

  /** The message that says nothing but where to go on. */
  R checkpoint(String resumeToken);

  /**
   * Asks whether the client may still watch: before every message about a change, and every second.
   * Fails if not, which ends the stream. It may see more than the watch has told so far: what a
   * record of the end will tell ({@link #isLast}) is no reason to fail.
   */
  void checkAllowed();

  /** Whether this change ends what is being watched: the stream completes after it. */
  default boolean isLast(FeedRecord record) {
    return false;
  }
}
