package io.coterie.cli.network;

import io.coterie.cli.command.Hub;
import io.coterie.cli.config.HubMemory.ActiveNetwork;
import java.io.IOException;
import java.util.Optional;

/** Which network of a hub is the active one. */
final class ActiveNetworks {
  private ActiveNetworks() {}

  static void use(Hub hub, String id, String name) throws IOException {
    hub.remember(memory -> memory.withNetwork(Optional.of(new ActiveNetwork(id, name))));
  }

  /** The network is no more, or the caller no longer in it. */
  static void forget(Hub hub, String id) throws IOException {
    hub.remember(memory ->
        memory.network().filter(n -> n.id().equals(id)).isPresent()
            ? memory.withNetwork(Optional.empty())
            : memory);
  }

  static boolean is(Hub hub, String id) {
    return hub.memory().network().filter(n -> n.id().equals(id)).isPresent();
  }
}
