package io.coterie.registry.resolve;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.membership.Reachable;
import io.coterie.registry.membership.Wanted;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target and the node that it names, whether the caller may reach it or not.
 *
 * @param node by hostname only a public one
 * @param id the node's; if there is none, one that nobody has, so that the same is asked about it
 */
record Candidate(Target target, Optional<Node> node, NodeId id) {
  /** What is suspended is not there. */
  static Candidate of(Target target, Optional<Node> named) {
    var node = named.filter(found -> !found.life().suspended());
    return new Candidate(target, node, node.map(Node::id).orElseGet(NodeId::random));
  }

  Wanted wanted() {
    return target instanceof Target.Named(NodeRef.ByHostname(var hostname))
        ? new Wanted.ByName(hostname)
        : new Wanted.Exactly(id);
  }

  /** Whether the target, looked for everywhere, is a node on the backbone, whatever it shares. */
  boolean isOnBackbone() {
    return target.isBackboneAddress() || (target instanceof Target.Named && !target.isHostname());
  }

  /** On every port of its backbone address. */
  Optional<Reach> openly(Optional<Basis> basis) {
    return node.map(found -> new Reach(found, found.backboneAddress(), Ports.ALL, basis));
  }

  /**
   * Through networks: at a network's address on the ports of that network, at the backbone address
   * on those of all.
   *
   * @param everywhere no network was chosen
   */
  Optional<Reach> through(List<Reachable> networks, Map<NodeId, Node> nodes, boolean everywhere) {
    var first = networks.stream().filter(found -> target.agrees(found.number())).findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    boolean backbone = target.isBackboneAddress() || (everywhere && isOnBackbone());
    var ports =
        backbone
            ? Ports.union(networks.stream().map(Reachable::ports).toList())
            : first.get().ports();
    return Optional.ofNullable(nodes.get(first.get().node()))
        .map(found ->
            new Reach(
                found,
                backbone
                    ? found.backboneAddress()
                    : new Address(first.get().number(), found.number()),
                ports,
                Optional.of(Reach.basis(first.get()))));
  }
}
