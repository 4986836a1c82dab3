package io.coterie.cli.agent;

import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.node.PresenceEvent;

/** What the thread of a command hears of while an agent runs. */
public sealed interface Happening {
  /** Of the runtime. */
  record OfAgent(AgentEvent event) implements Happening {}

  /** Of the node's presence at the hub. */
  record OfPresence(PresenceEvent event) implements Happening {}

  /** A connection was not made. */
  record OfBridge(BridgeFailure failure) implements Happening {}

  /** Somebody wants the command to come to its end. */
  record Stop() implements Happening {}

  /** Time goes by. */
  record Tick() implements Happening {}
}
