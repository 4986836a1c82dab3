package io.coterie.registry.resolve;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.grant.Route;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.membership.Reachable;
import io.coterie.registry.node.Node;
import java.util.Optional;

/**
 * A node that the caller may reach.
 *
 * @param address where it was looked for: in a network, or on the backbone
 * @param source of a calling node: its number in the network that allows it
 * @param basis why; empty: it is the caller's own
 */
record Reach(
    Node node, Address address, Optional<NodeNumber> source, Ports ports, Optional<Basis> basis) {
  static Basis basis(Reachable in) {
    return new Basis.InNetwork(in.network(), in.policyVersion(), in.source(), in.target());
  }

  /** What a node that calls dials, and as whom. */
  Route route(Node self) {
    return new Route(
        (address.network().isBackbone() ? self.number() : source).orElseThrow(), address);
  }

  /** The network that allows it, if one does. */
  Optional<NetworkId> network() {
    return basis.flatMap(
        why -> why instanceof Basis.InNetwork in ? Optional.of(in.network()) : Optional.empty());
  }
}
