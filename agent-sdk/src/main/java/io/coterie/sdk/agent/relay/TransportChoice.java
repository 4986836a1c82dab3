package io.coterie.sdk.agent.relay;

/** How an agent gets to relays. */
public enum TransportChoice {
  /** By UDP; through a tunnel while that gets no answer. */
  AUTO,
  /** By UDP or not at all. */
  UDP,
  /** Through a tunnel or not at all. */
  TUNNEL;

  boolean allowsUdp() {
    return this != TUNNEL;
  }

  boolean allowsTunnel() {
    return this != UDP;
  }
}
