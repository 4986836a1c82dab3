package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.path.Transport;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Is told what happens at relays, on the event loop. */
public interface RelayEvents {
  /**
   * There is a session.
   *
   * @param reflexive where the relay sees this end
   * @param by how this end reaches the relay
   */
  void up(String relay, Optional<InetSocketAddress> reflexive, Transport by);

  /** There is none; another one is being sought. */
  void down(String relay, String why);

  /** Another instance has this node's key: nothing more is tried at any relay. */
  void copied(String relay);

  /**
   * Somebody opened a flow to this node, by a grant of the hub's: who is told of what happens to
   * it.
   */
  FlowOwner incoming(String relay, SignedGrant grant);

  /** A relay showed a grant that does not hold: what it told of was dropped. */
  void forged(String relay, SignedGrant grant);
}
