package io.coterie.sdk.agent.control;

import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Keys that flow grants are signed with.
 *
 * @param keys by what a grant names them by
 * @param maxAge how long they may be kept: a key is among them for longer before it signs
 */
public record GrantKeySet(Map<UUID, PublicKey> keys, Duration maxAge) {
  public GrantKeySet {
    keys = Map.copyOf(keys);
  }
}
