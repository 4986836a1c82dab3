package io.coterie.registry.resolve;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.OwnNodes;
import io.coterie.registry.trust.Trusted;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which nodes a caller may reach on the backbone whatever it shares with them. */
final class Openings {
  private final Trusted trusted;

  @Inject
  Openings(Trusted trusted) {
    this.trusted = trusted;
  }

  /** Those that the calling node and they trust each other; asked for nobody as for somebody. */
  Set<NodeId> trusted(Optional<Node> self, List<Candidate> candidates) {
    var ids = candidates.stream().filter(Candidate::isOnBackbone).map(Candidate::id).toList();
    return self.isEmpty() || ids.isEmpty() ? Set.of() : trusted.among(self.get().id(), ids);
  }

  /** How the caller reaches a candidate openly, if it does. */
  static Optional<Reach> open(Caller caller, Candidate candidate, Set<NodeId> trusted) {
    if (!candidate.isOnBackbone() || candidate.node().isEmpty()) {
      return Optional.empty();
    }
    var node = candidate.node().get();
    if (OwnNodes.isOwn(caller, node)) {
      return candidate.openly(Optional.empty());
    }
    if (node.isPublic()) {
      return candidate.openly(Optional.of(new Basis.InPublic()));
    }
    return trusted.contains(node.id())
        ? candidate.openly(Optional.of(new Basis.ByTrust()))
        : Optional.empty();
  }
}
