package io.coterie.network.directory;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import java.util.Optional;

/**
 * What others know a node by, and how it stands on the backbone. A node that is suspended with its
 * account is known by no key and nowhere on the backbone, so that nobody lets it in.
 *
 * @param version of the node: what comes with an older one is old
 * @param registration which of its registrations this is
 * @param key empty: not known
 * @param backboneNumber empty: it is not on the backbone
 * @param isPublic anybody on the backbone may reach it
 */
public record NodeIdentity(
    NodeId id,
    long version,
    Incarnation registration,
    Optional<NodeKey> key,
    Optional<NodeNumber> backboneNumber,
    boolean isPublic) {
  /** Reads what the registry sends. */
  public static NodeIdentity of(NodeRecord record) {
    var node = record.getNode();
    var id = new NodeId(node.getId());
    var registration = new Incarnation(record.getIncarnation());
    if (record.getSuspended()) {
      return new NodeIdentity(
          id, record.getVersion(), registration, Optional.empty(), Optional.empty(), false);
    }
    return new NodeIdentity(
        id,
        record.getVersion(),
        registration,
        NodeKey.of(node.getPublicKey()),
        Optional.of(node.getNumber()).filter(number -> number != 0).map(NodeNumber::ofUnsigned),
        node.getVisibility() == NodeVisibility.NODE_VISIBILITY_PUBLIC);
  }

  /** Whether others see the same node at the same place. */
  public boolean looksLike(NodeIdentity other) {
    return registration.equals(other.registration)
        && key.equals(other.key)
        && backboneNumber.equals(other.backboneNumber);
  }
}
