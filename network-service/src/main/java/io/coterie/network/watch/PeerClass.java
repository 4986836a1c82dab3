package io.coterie.network.watch;

import io.coterie.policy.decision.Profile;
import java.util.List;

/** Nodes that neither of two policies can tell apart. */
record PeerClass(Profile before, Profile after, List<Peer> peers) {
  PeerClass {
    peers = List.copyOf(peers);
  }
}
