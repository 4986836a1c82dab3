package io.coterie.registry.trust;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.node.Node;
import java.time.Instant;
import java.util.Optional;

/** A node that another one trusts, seen from that one; both are on the backbone. */
record Trust(NodeId node, NodeNumber number, Optional<Hostname> hostname, Instant since) {
  static Trust of(Node node, Instant since) {
    return new Trust(node.id(), node.number().orElseThrow(), node.profile().hostname(), since);
  }
}
