package io.coterie.registry.grant;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.node.Node;
import io.coterie.registry.presence.RelayName;
import java.time.Instant;
import java.util.Optional;

/**
 * A node may open flows to another.
 *
 * @param dialled the network of the address that was resolved; the backbone is one
 * @param homeRelay the target's
 */
record FlowGrant(
    Instant issued,
    Instant expiry,
    NetworkNumber dialled,
    Basis basis,
    End source,
    End target,
    FlowSecret secret,
    Optional<RelayName> homeRelay) {

  /**
   * One end of the flows.
   *
   * @param number in the network that is dialled
   * @param life the incarnation of its registration
   */
  record End(NodeId id, NodeNumber number, Incarnation life) {
    static End of(Node node, NodeNumber number) {
      return new End(node.id(), number, node.life().incarnation());
    }
  }
}
