package io.coterie.network.reach;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.policy.AllowedPorts;
import java.util.Optional;

/**
 * A node that may be reached in a network.
 *
 * @param sourceNumber of a node that asks: its number there
 * @param policyVersion of the policy that says so; 0: there is none
 * @param source the asking one's membership
 * @param target the node's membership
 * @param ports never none
 */
public record Reach(
    Node node,
    NetworkId network,
    NetworkNumber networkNumber,
    Optional<NodeNumber> sourceNumber,
    long policyVersion,
    Membership source,
    Membership target,
    AllowedPorts ports) {
  /**
   * A membership as it was when this was decided.
   *
   * @param version the membership's: a newer one may be decided otherwise
   */
  public record Membership(Incarnation incarnation, long version) {}

  /** The node, as it is named in the network. */
  public record Node(NodeId id, NodeNumber number, Optional<Hostname> hostname) {
    boolean is(Wanted wanted) {
      return switch (wanted) {
        case Wanted.ById(var node) -> id.equals(node);
        case Wanted.ByNumber(var named) -> number.equals(named);
        case Wanted.ByHostname(var name) -> hostname.filter(name::equals).isPresent();
      };
    }
  }
}
