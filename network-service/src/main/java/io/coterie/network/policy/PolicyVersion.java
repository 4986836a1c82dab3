package io.coterie.network.policy;

import io.coterie.platform.id.PrincipalId;
import java.time.Instant;

/**
 * One of a network's policies.
 *
 * @param number 1, 2, …
 * @param source as it was written; empty: none
 * @param reason why, as the author said; may be empty
 */
record PolicyVersion(
    long number, String source, PrincipalId author, String reason, Instant createTime) {

  /** What tells this version from others, for clients; that of no policy at all is 0. */
  static String etag(long version) {
    return Long.toString(version);
  }
}
