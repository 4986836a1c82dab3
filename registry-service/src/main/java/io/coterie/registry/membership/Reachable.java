package io.coterie.registry.membership;

import io.coterie.network.v1.NetworkReach;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;

/**
 * A node that a principal may reach in a network.
 *
 * @param policyVersion 0: the network has no policy
 * @param source the incarnation of the principal's membership
 * @param target that of the node's
 */
public record Reachable(
    NodeId node,
    NetworkId network,
    NetworkNumber number,
    long policyVersion,
    Incarnation source,
    Incarnation target,
    Ports ports) {
  static Reachable of(NetworkReach reach) {
    return new Reachable(
        new NodeId(reach.getNode()),
        new NetworkId(reach.getNetwork()),
        NetworkNumber.ofUnsigned(reach.getNetworkNumber()),
        reach.getPolicyVersion(),
        new Incarnation(reach.getSourceIncarnation()),
        new Incarnation(reach.getTargetIncarnation()),
        new Ports(reach.getPortsList()));
  }
}
