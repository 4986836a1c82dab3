package io.coterie.registry.presence;

import java.util.List;
import java.util.Optional;

/**
 * What a node says of itself.
 *
 * @param endpoints as it typed them, most preferred first
 * @param homeRelay where it waits for datagrams, if it does
 * @param leaving it says good-bye
 */
public record Beat(List<String> endpoints, Optional<RelayName> homeRelay, boolean leaving) {
  public Beat {
    endpoints = List.copyOf(endpoints);
  }
}
