package io.coterie.registry.membership;

import io.coterie.network.v1.NetworkReach;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import java.util.Optional;

/**
 * A node that a principal may reach in a network.
 *
 * @param nodeNumber the node's number there
 * @param sourceNumber the principal's; empty: an account
 * @param policyVersion 0: the network has no policy
 * @param source the principal's membership
 * @param target the node's
 */
public record Reachable(
    NodeId node,
    NetworkId network,
    NetworkNumber number,
    NodeNumber nodeNumber,
    Optional<NodeNumber> sourceNumber,
    long policyVersion,
    Standing source,
    Standing target,
    Ports ports) {
  static Reachable of(NetworkReach reach) {
    return new Reachable(
        new NodeId(reach.getNode()),
        new NetworkId(reach.getNetwork()),
        NetworkNumber.ofUnsigned(reach.getNetworkNumber()),
        NodeNumber.ofUnsigned(reach.getNodeNumber()),
        Optional.of(reach.getSourceNumber()).filter(n -> n != 0).map(NodeNumber::ofUnsigned),
        reach.getPolicyVersion(),
        new Standing(new Incarnation(reach.getSourceIncarnation()), reach.getSourceVersion()),
        new Standing(new Incarnation(reach.getTargetIncarnation()), reach.getTargetVersion()),
        new Ports(reach.getPortsList()));
  }
}
