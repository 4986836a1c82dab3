package io.coterie.sdk.agent.path;

/** What carries frames between an agent and a relay. */
public enum Transport {
  /** Datagrams. */
  UDP,
  /** A call through the hub's edge, where datagrams do not get through. */
  TUNNEL
}
