package io.coterie.network.watch;

/**
 * The messages of one method's stream.
 *
 * @param <R> their type
 */
interface WatchMessages<R> {
  R event(AccessEvent event, String resumeToken);

  R snapshotEnd(String resumeToken);

  R checkpoint(String resumeToken);
}
