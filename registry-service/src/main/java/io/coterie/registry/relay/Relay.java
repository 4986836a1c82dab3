package io.coterie.registry.relay;

import io.coterie.platform.id.Incarnation;
import io.coterie.registry.presence.Endpoint;
import io.coterie.registry.presence.RelayName;
import java.util.List;

/**
 * A relay, as it told of itself.
 *
 * @param instance new with every start of it
 * @param region in the operator's words; may be empty
 * @param endpoints where it waits for datagrams, most preferred first
 */
record Relay(
    RelayName name, Incarnation instance, String region, List<Endpoint> endpoints, Ways ways) {
  Relay {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * How it takes nodes.
   *
   * @param tunnel through the edge, too
   * @param draining it takes nobody new
   */
  record Ways(boolean tunnel, boolean draining) {}

  boolean isDraining() {
    return ways.draining();
  }
}
