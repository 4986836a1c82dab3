package io.coterie.network.watch;

import io.coterie.network.directory.NodeKey;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.policy.Subject;
import java.util.Optional;

/**
 * A node in a network, as one that may reach others and be reached.
 *
 * @param incarnation of the membership
 * @param version of the membership
 * @param subject what policies see of it
 * @param face what others know it by
 */
record Peer(
    NodeId id,
    NodeNumber number,
    Incarnation incarnation,
    long version,
    Subject subject,
    Face face) {
  /**
   * What others know it by in the network.
   *
   * @param key empty: not known
   */
  record Face(Optional<Hostname> hostname, Optional<NodeKey> key) {}

  /** Whether watches see the same node in the same place. */
  boolean looksLike(Peer other) {
    return subject.equals(other.subject) && face.equals(other.face);
  }
}
