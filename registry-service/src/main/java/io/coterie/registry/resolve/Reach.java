package io.coterie.registry.resolve;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkId;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.membership.Reachable;
import io.coterie.registry.node.Node;
import java.util.Optional;

/**
 * A node that the caller may reach.
 *
 * @param address where it was looked for: in a network, or on the backbone
 * @param basis why; empty: it is the caller's own
 */
record Reach(Node node, Address address, Ports ports, Optional<Basis> basis) {
  static Basis basis(Reachable in) {
    return new Basis.InNetwork(in.network(), in.policyVersion(), in.source(), in.target());
  }

  /** The network that allows it, if one does. */
  Optional<NetworkId> network() {
    return basis.flatMap(
        why -> why instanceof Basis.InNetwork in ? Optional.of(in.network()) : Optional.empty());
  }
}
