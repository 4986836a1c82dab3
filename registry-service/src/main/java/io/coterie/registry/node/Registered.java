package io.coterie.registry.node;

import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/**
 * What came of a registration.
 *
 * @param created the key was new here, or its node had been deregistered
 * @param network the network that the registration took it into
 */
record Registered(Node node, boolean created, Optional<NetworkId> network) {
  Registered(Node node, boolean created) {
    this(node, created, Optional.empty());
  }

  Registered in(NetworkId joined) {
    return new Registered(node, created, Optional.of(joined));
  }
}
