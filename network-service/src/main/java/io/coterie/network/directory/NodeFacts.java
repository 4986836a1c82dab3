package io.coterie.network.directory;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.Presence;
import java.util.List;
import java.util.Optional;

/**
 * A registered node, as the registry knew it a moment ago.
 *
 * @param number on the backbone; empty: it exists in networks only
 * @param version of everything but presence
 * @param incarnation which of its registrations this is
 * @param identity what others know it by
 * @param endpoints where it can be reached; none while offline
 */
public record NodeFacts(
    NodeId id,
    Optional<NodeNumber> number,
    Optional<AccountId> account,
    Optional<Hostname> hostname,
    long version,
    Incarnation incarnation,
    NodeIdentity identity,
    boolean online,
    List<String> endpoints) {
  public NodeFacts {
    endpoints = List.copyOf(endpoints);
  }

  /** Reads what the registry sends. */
  public static NodeFacts of(NodeRecord node) {
    var shown = node.getNode();
    return new NodeFacts(
        new NodeId(shown.getId()),
        Optional.of(shown.getNumber()).filter(n -> n != 0).map(NodeNumber::ofUnsigned),
        Optional.of(shown.getAccount()).filter(a -> !a.isEmpty()).map(AccountId::new),
        Optional.of(shown.getHostname()).filter(h -> !h.isEmpty()).map(Hostname::new),
        node.getVersion(),
        new Incarnation(node.getIncarnation()),
        NodeIdentity.of(node),
        shown.getPresence() == Presence.PRESENCE_ONLINE,
        shown.getEndpointsList());
  }
}
