package io.coterie.registry.node;

import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.registry.membership.Memberships;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Whether a caller may see a node: decided anew every time, by the owners of the facts. */
public final class NodeSight {
  private final Memberships memberships;

  @Inject
  NodeSight(Memberships memberships) {
    this.memberships = memberships;
  }

  /**
   * The node, if the caller may see it: itself, its own, a public one, or one that shares a network
   * with it. A token bound to a network sees that network, and oneself.
   *
   * @param node what was found; for nothing the same is asked as for something invisible
   */
  public Optional<Node> seen(Caller caller, Optional<Node> node) {
    if (node.filter(found -> isSeenFreely(caller, found)).isPresent()) {
      return node;
    }
    var id = node.map(Node::id).orElseGet(NodeId::random);
    var shared =
        memberships.shared(
            caller.principal().orElseThrow(),
            Set.of(id),
            caller.boundNetwork().map(NetworkBinding::network));
    return node.filter(found -> shared.contains(found.id()));
  }

  /** The id of the calling node, if it is one. */
  public Optional<NodeId> self(Caller caller) {
    return caller instanceof Caller.NodeCaller node ? Optional.of(node.node()) : Optional.empty();
  }

  /** Whether the node itself is calling. */
  public boolean isSelf(Caller caller, Node node) {
    return self(caller).equals(Optional.of(node.id()));
  }

  private boolean isSeenFreely(Caller caller, Node node) {
    return isSelf(caller, node)
        || (caller.boundNetwork().isEmpty() && (node.isPublic() || isOfAccount(caller, node)));
  }

  /** Whether the caller may know whose the node is: the node and its account may. */
  static boolean knowsAccount(Caller caller, Node node) {
    return isOfAccount(caller, node)
        || (caller instanceof Caller.NodeCaller self && self.node().equals(node.id()));
  }

  /** Whether the node belongs to the account that calls, or that the calling node belongs to. */
  private static boolean isOfAccount(Caller caller, Node node) {
    return caller.accountId().isPresent() && caller.accountId().equals(node.profile().account());
  }
}
