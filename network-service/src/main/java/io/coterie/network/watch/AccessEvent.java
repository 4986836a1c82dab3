package io.coterie.network.watch;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.policy.AllowedPorts;

/** What a node is told about who may reach it in its networks, or whom it may reach. */
sealed interface AccessEvent {
  /**
   * It is so of a peer.
   *
   * @param own incarnation of the node's own membership
   * @param ports never none
   * @param policyVersion of the policy that says so; 0: there is none
   */
  record Allowed(
      NetworkId network,
      NetworkNumber networkNumber,
      Incarnation own,
      Peer peer,
      AllowedPorts ports,
      long policyVersion)
      implements AccessEvent {}

  /** It is not so of a peer. */
  record Removed(NetworkId network, NodeId peer) implements AccessEvent {}

  /** Nothing that was said of a network holds. */
  record Forgotten(NetworkId network) implements AccessEvent {}
}
