package io.coterie.registry.node;

import io.coterie.platform.id.NetworkId;
import io.coterie.registry.entry.Entrant;
import io.coterie.registry.entry.EntryResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of a registration.
 *
 * @param created the key was new here, or its node had been deregistered
 * @param network the network that the credential took it into
 * @param entries what the networks that it named answered
 */
record Registered(
    Node node, boolean created, Optional<NetworkId> network, List<EntryResult> entries) {
  Registered {
    entries = List.copyOf(entries);
  }

  Registered(Node node, boolean created) {
    this(node, created, Optional.empty(), List.of());
  }

  Registered in(NetworkId joined) {
    return new Registered(node, created, Optional.of(joined), entries);
  }

  Registered after(List<EntryResult> answers) {
    return new Registered(node, created, network, answers);
  }

  Entrant entrant() {
    return new Entrant(node.id(), node.credential().key(), node.profile().account());
  }
}
