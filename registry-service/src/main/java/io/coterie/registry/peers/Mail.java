package io.coterie.registry.peers;

import io.coterie.platform.id.NodeId;
import io.coterie.registry.membership.ReachEvent;
import java.util.List;
import java.util.Set;

/**
 * What has come for a watch since it looked last.
 *
 * @param reach from network-service, in order
 * @param changed nodes that became others, in the registry
 * @param trust nodes whose trust may have begun or ended
 * @param completed there is nothing to watch any more
 */
record Mail(List<Reached> reach, Set<NodeId> changed, Set<NodeId> trust, boolean completed) {
  Mail {
    reach = List.copyOf(reach);
    changed = Set.copyOf(changed);
    trust = Set.copyOf(trust);
  }

  /** A message of network-service. */
  record Reached(ReachEvent event, String resumeToken) {}
}
