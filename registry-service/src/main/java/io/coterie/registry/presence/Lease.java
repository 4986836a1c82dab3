package io.coterie.registry.presence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a node's last heartbeat said.
 *
 * @param endpoints {@code ip:port}, most preferred first
 */
public record Lease(
    Instant lastSeen, Instant until, List<String> endpoints, Optional<RelayName> homeRelay) {
  public Lease {
    endpoints = List.copyOf(endpoints);
  }

  public boolean isAlive(Instant now) {
    return now.isBefore(until);
  }
}
