package io.coterie.registry.node;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import java.util.Optional;

/**
 * A rename under way: recorded here, and network-service's word is awaited.
 *
 * @param hostname what the node shall have
 * @param visibility what it shall have with it
 * @param version the node's version that network-service is asked with, taken by no other change
 * @param attempts how often network-service was or is being asked
 * @param askedBy an account's or a node's id
 */
record Rename(
    NodeId node,
    Optional<Hostname> hostname,
    Visibility visibility,
    long version,
    int attempts,
    String askedBy) {
  /** Asked once, by us, with a clear answer: no earlier question can still be on its way. */
  boolean isFirstAttempt() {
    return attempts == 1;
  }

  Node.Profile of(Node.Profile profile) {
    return new Node.Profile(profile.account(), hostname, visibility, profile.footing());
  }
}
