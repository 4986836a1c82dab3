package io.coterie.sdk.agent.control;

import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/**
 * A node that may be reached.
 *
 * @param node its id
 * @param network number of the network that it was looked up in; 0: the backbone
 * @param endpoints where it may be, the best first
 * @param grant to open flows to it with
 * @param validUntil when to ask again at the latest
 */
public record ResolvedPeer(
    String node,
    int network,
    PinnedKey key,
    List<InetSocketAddress> endpoints,
    SignedGrant grant,
    Instant validUntil) {
  /** Copies the list. */
  public ResolvedPeer {
    endpoints = List.copyOf(endpoints);
  }

  /** Whether the hub knows no way to it: it does not run, or says nothing. */
  public boolean isOffline() {
    return homeRelay().isEmpty() && endpoints.isEmpty();
  }

  /** The relay that the node is at home at; empty: none. */
  public String homeRelay() {
    return grant.grant().homeRelay();
  }
}
