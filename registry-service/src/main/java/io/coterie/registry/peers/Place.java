package io.coterie.registry.peers;

import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/**
 * Where a node is a peer.
 *
 * @param network empty: the backbone
 */
record Place(Optional<NetworkId> network) {
  static final Place BACKBONE = new Place(Optional.empty());

  static Place in(NetworkId network) {
    return new Place(Optional.of(network));
  }

  /** As messages name it. */
  String text() {
    return network.map(NetworkId::text).orElse("");
  }
}
