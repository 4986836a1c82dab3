package io.coterie.registry.resolve;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.membership.Reachable;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides which nodes a caller may reach, and on which ports. What can't be reached is found out by
 * the same questions to the same services as what never existed; network-service is asked once,
 * however many the targets.
 */
final class Reaching {
  private final NodeDirectory directory;
  private final Candidates candidates;
  private final Openings openings;
  private final Memberships memberships;

  @Inject
  Reaching(
      NodeDirectory directory, Candidates candidates, Openings openings, Memberships memberships) {
    this.directory = directory;
    this.candidates = candidates;
    this.openings = openings;
    this.memberships = memberships;
  }

  /**
   * For each target in its turn. A node that is not on the backbone reaches nothing there.
   *
   * @param self the calling node, if it is one
   */
  List<Optional<Reach>> reach(
      Caller caller, Optional<Node> self, List<Target> targets, Scope scope) {
    var found = candidates.of(targets);
    boolean grounded = self.map(Node::isOnBackbone).orElse(true);
    boolean byBackbone = scope.isEverywhere() && grounded;
    var reached = new ArrayList<>(open(caller, self, found, byBackbone));
    var left =
        IntStream.range(0, found.size()).filter(i -> reached.get(i).isEmpty()).boxed().toList();
    if (left.isEmpty()) {
      return reached;
    }
    var networks =
        scope.ask(
            memberships,
            caller.principal().orElseThrow(),
            left.stream().map(i -> found.get(i).wanted(scope.isEverywhere())).toList());
    var nodes = nodes(found, networks);
    for (int n = 0; n < left.size(); n++) {
      var candidate = found.get(left.get(n));
      if (grounded || !candidate.target().isBackboneAddress()) {
        var reach = candidate.through(networks.get(n), nodes, byBackbone);
        reached.set(left.get(n), reach.or(() -> publicName(candidate, byBackbone)));
      }
    }
    return reached;
  }

  private List<Optional<Reach>> open(
      Caller caller, Optional<Node> self, List<Candidate> found, boolean byBackbone) {
    var trusted = byBackbone ? openings.trusted(self, found) : Map.<NodeId, Long>of();
    return found.stream()
        .map(one -> byBackbone ? Openings.open(caller, one, trusted) : Optional.<Reach>empty())
        .toList();
  }

  /** A hostname means a node in a network first, and a public one last. */
  private static Optional<Reach> publicName(Candidate candidate, boolean byBackbone) {
    return byBackbone && candidate.target().isHostname()
        ? candidate.openly(Optional.of(new Basis.InPublic()))
        : Optional.empty();
  }

  /** Those that were found by name in a network are looked up now. */
  private Map<NodeId, Node> nodes(List<Candidate> found, List<List<Reachable>> networks) {
    var nodes = new HashMap<NodeId, Node>();
    found.forEach(one -> one.node().ifPresent(node -> nodes.put(node.id(), node)));
    var missing =
        networks.stream()
            .flatMap(Collection::stream)
            .map(Reachable::node)
            .filter(id -> !nodes.containsKey(id))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      nodes.putAll(
          directory.batch(missing, List.of()).stream()
              .filter(node -> !node.life().suspended())
              .collect(toMap(Node::id, identity())));
    }
    return nodes;
  }
}
