package io.coterie.sdk.agent;

import io.coterie.sdk.agent.access.Knock;
import io.coterie.sdk.agent.access.Verdict;
import io.coterie.sdk.agent.path.Transport;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What an agent tells whoever runs it. */
public sealed interface AgentEvent {
  /**
   * There is a session at a relay, or it is reached another way than before.
   *
   * @param reflexive where the relay sees this end; empty in a tunnel
   * @param by how it is reached
   */
  record RelayUp(String relay, Optional<InetSocketAddress> reflexive, Transport by)
      implements AgentEvent {}

  /** A relay can't be used at the moment; the agent goes on trying. */
  record RelayDown(String relay, String why) implements AgentEvent {}

  /** Another agent runs with this node's key: this one has left the relays for good. */
  record Copied(String relay) implements AgentEvent {}

  /** A peer is connected to. */
  record PeerConnected(String node) implements AgentEvent {}

  /** A connection to a peer ended. */
  record PeerGone(String node) implements AgentEvent {}

  /**
   * Packets to a peer take another way.
   *
   * @param direct empty: through a relay
   */
  record PathChanged(String node, Optional<InetSocketAddress> direct) implements AgentEvent {}

  /** Somebody was not let in, and got no answer. */
  record Refused(Knock knock, Verdict verdict) implements AgentEvent {}

  /** A node that nothing lets in opened a flow. What it sends is not looked at. */
  record Stranger(String node) implements AgentEvent {}

  /**
   * A relay told of a flow with a grant that the hub has not signed, or not for this node and
   * moment. There is no such flow for this node.
   *
   * @param node who the grant says opened it
   */
  record Forged(String relay, String node) implements AgentEvent {}

  /** A handshake came to nothing, e.g. because the other end could not prove to be that node. */
  record HandshakeFailed(String node, String why) implements AgentEvent {}

  /** That a peer has this key could not be written down: after a restart it is met anew. */
  record NotRemembered(String node, String why) implements AgentEvent {}

  /** A call to the hub came to nothing; it is made again. */
  record HubUnavailable(String what, String why) implements AgentEvent {}
}
