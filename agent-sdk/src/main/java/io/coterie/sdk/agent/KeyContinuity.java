package io.coterie.sdk.agent;

import io.coterie.sdk.agent.tls.Succession;

/**
 * Why nobody need believe a hub, or an old copy of its database, that a node has another key now: a
 * node shows how it came to its key, and remembers the keys of those that it has met.
 *
 * @param own how this node came to its key
 * @param peers those that it has met
 */
public record KeyContinuity(Succession own, KnownPeers peers) {
  /** A node that has the key it began with, and forgets whom it has met when it ends. */
  public static KeyContinuity inMemory() {
    return new KeyContinuity(Succession.none(), new RecentPeers());
  }
}
