package io.coterie.registry.peers;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;

/** What a client may have to be told of. */
sealed interface Change {
  /** A node at a place: whatever it is by the time that it is told. */
  record At(Place place, NodeId node) implements Change {}

  /** Everything that was told of a network is void. */
  record Forgotten(NetworkId network) implements Change {}
}
