package io.coterie.registry.resolve;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.grant.Basis;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.OwnNodes;
import io.coterie.registry.trust.Trusted;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which nodes a caller may reach on the backbone whatever it shares with them. */
final class Openings {
  private final Trusted trusted;

  @Inject
  Openings(Trusted trusted) {
    this.trusted = trusted;
  }

  /**
   * Those that the calling node and they trust each other, by the version of that trust; asked for
   * nobody as for somebody.
   */
  Map<NodeId, Long> trusted(Optional<Node> self, List<Candidate> candidates) {
    var ids = candidates.stream().filter(Candidate::isOnBackbone).map(Candidate::id).toList();
    return self.isEmpty() || ids.isEmpty() ? Map.of() : trusted.among(self.get().id(), ids);
  }

  /** How the caller reaches a candidate openly, if it does. */
  static Optional<Reach> open(Caller caller, Candidate candidate, Map<NodeId, Long> trusted) {
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
    return Optional.ofNullable(trusted.get(node.id()))
        .flatMap(version -> candidate.openly(Optional.of(new Basis.ByTrust(version))));
  }
}
