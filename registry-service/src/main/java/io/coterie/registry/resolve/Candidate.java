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

  /**
   * What networks are asked for.
   *
   * @param everywhere no network was chosen: a number is one on the backbone
   */
  Wanted wanted(boolean everywhere) {
    return switch (target) {
      case Target.Named(NodeRef.ByHostname(var hostname)) -> new Wanted.ByName(hostname);
      case Target.Named(NodeRef.ByNumber(var number)) when !everywhere ->
          new Wanted.ByNumber(number);
      case Target.At(var address) when !address.network().isBackbone() ->
          new Wanted.ByNumber(address.node());
      case Target.Named _, Target.At _ -> new Wanted.Exactly(id);
    };
  }

  /** Whether the target, looked for everywhere, is a node on the backbone, whatever it shares. */
  boolean isOnBackbone() {
    return target.isBackboneAddress() || (target instanceof Target.Named && !target.isHostname());
  }

  /** On every port of its backbone address. */
  Optional<Reach> openly(Optional<Basis> basis) {
    return node.flatMap(found ->
        found
            .backboneAddress()
            .map(address -> new Reach(found, address, Optional.empty(), Ports.ALL, basis)));
  }

  /**
   * Through networks: at a network's address on the ports of that network, at the backbone address
   * on those of all.
   *
   * @param byBackbone whether the caller dials backbone addresses where it chose none
   */
  Optional<Reach> through(List<Reachable> networks, Map<NodeId, Node> nodes, boolean byBackbone) {
    return networks.stream()
        .filter(found -> target.agrees(found.number()))
        .findFirst()
        .flatMap(first ->
            Optional.ofNullable(nodes.get(first.node()))
                .map(found ->
                    found
                        .backboneAddress()
                        .filter(_ -> target.isBackboneAddress() || (byBackbone && isOnBackbone()))
                        .map(address -> reach(found, address, first, union(networks)))
                        .orElseGet(() -> reach(found, address(first), first, first.ports()))));
  }

  private static Address address(Reachable in) {
    return new Address(in.number(), in.nodeNumber());
  }

  private static Reach reach(Node node, Address address, Reachable by, Ports ports) {
    return new Reach(node, address, by.sourceNumber(), ports, Optional.of(Reach.basis(by)));
  }

  private static Ports union(List<Reachable> networks) {
    return Ports.union(networks.stream().map(Reachable::ports).toList());
  }
}
