package io.coterie.registry.peers;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.membership.ReachEvent;
import java.util.Optional;

/** Why a node may be reached at a place, and what it is there. */
sealed interface Way {
  /** A network allows it. */
  record ThroughNetwork(
      NetworkNumber networkNumber, NodeNumber number, Optional<Hostname> hostname, Ports ports)
      implements Way {
    static ThroughNetwork of(ReachEvent.Entry entry, Ports ports) {
      return new ThroughNetwork(entry.networkNumber(), entry.number(), entry.hostname(), ports);
    }
  }

  /** The two trust each other. */
  record ByTrust() implements Way {}
}
