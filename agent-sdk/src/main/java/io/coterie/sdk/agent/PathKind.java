package io.coterie.sdk.agent;

/** Ways to a peer. */
public enum PathKind {
  /** Straight to it. */
  DIRECT,
  /** Through a relay. */
  RELAY,
  /**
   * Through a relay that this node reaches by the hub's edge only, since UDP does not get through.
   */
  TUNNEL
}
