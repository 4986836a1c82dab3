package io.coterie.registry.directory;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.trust.Trusted;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds out what makes a node reachable from everywhere, as it is now. */
final class Openness {
  private final NodeDirectory directory;
  private final Trusted trusted;

  @Inject
  Openness(NodeDirectory directory, Trusted trusted) {
    this.directory = directory;
    this.trusted = trusted;
  }

  /**
   * How open a node is to another.
   *
   * @param onBackbone both are there
   */
  record Degree(boolean onBackbone, boolean isPublic, boolean isTrusted) {}

  /** Of the target to the source; empty if either is not there, or suspended. */
  Optional<Degree> of(NodeId source, NodeId target) {
    var nodes =
        directory.batch(new HashSet<>(List.of(source, target)), List.of()).stream()
            .filter(node -> !node.life().suspended())
            .toList();
    boolean sourceIsThere = nodes.stream().anyMatch(node -> node.id().equals(source));
    return nodes.stream()
        .filter(node -> sourceIsThere && node.id().equals(target))
        .findFirst()
        .map(node ->
            new Degree(
                nodes.stream().allMatch(Node::isOnBackbone),
                node.isPublic(),
                trusted.among(source, List.of(target)).containsKey(target)));
  }
}
