package io.coterie.platform.feed;

import java.util.Set;

/** A feed that can be followed: the service's own, or another's over the network. */
public interface FeedSource {
  /**
   * Starts to read.
   *
   * @param resumeToken where to go on; empty: at the oldest retained change
   * @param kinds which kinds of objects; empty: all
   * @throws io.coterie.platform.failure.FailureException RESUME_TOKEN_EXPIRED, here or at the first
   *     read
   */
  FeedStream open(String resumeToken, Set<String> kinds);
}
