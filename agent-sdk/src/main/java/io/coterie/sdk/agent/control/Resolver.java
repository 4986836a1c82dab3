package io.coterie.sdk.agent.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what somebody calls a node to the node. Calls block. */
public interface Resolver {
  /**
   * A node that may be reached.
   *
   * @param target address, hostname or id
   * @throws UnknownPeerException when there is none that this node may reach
   */
  ResolvedPeer resolve(String target) throws IOException;

  /** So many at once at most. */
  int MOST_AT_ONCE = 100;

  /**
   * Several nodes, in order; empty for one that may not be reached.
   *
   * @param targets {@link #MOST_AT_ONCE} at most
   */
  default List<Optional<ResolvedPeer>> resolveAll(List<String> targets) throws IOException {
    var peers = new ArrayList<Optional<ResolvedPeer>>();
    for (var target : targets) {
      try {
        peers.add(Optional.of(resolve(target)));
      } catch (UnknownPeerException _) {
        peers.add(Optional.empty());
      }
    }
    return peers;
  }
}
