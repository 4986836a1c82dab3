package io.coterie.sdk.agent.control;

import java.io.IOException;

/** From what somebody calls a node to the node. Calls block. */
public interface Resolver {
  /**
   * A node that may be reached.
   *
   * @param target address, hostname or id
   * @throws UnknownPeerException when there is none that this node may reach
   */
  ResolvedPeer resolve(String target) throws IOException;
}
