package io.coterie.network.watch;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.policy.AllowedPorts;

/** What a node is told about who may reach it. */
sealed interface AccessEvent {
  /**
   * A source may reach it.
   *
   * @param ports never none
   * @param policyVersion of the policy that says so; 0: there is none
   */
  record Allowed(
      NetworkId network,
      NetworkNumber networkNumber,
      Source source,
      AllowedPorts ports,
      long policyVersion)
      implements AccessEvent {}

  /** A source may not reach it. */
  record Removed(NetworkId network, NodeId source) implements AccessEvent {}

  /** Nothing that was said of a network holds. */
  record Forgotten(NetworkId network) implements AccessEvent {}
}
