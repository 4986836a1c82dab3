package io.coterie.network.access;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;

/**
 * What a principal is in a network.
 *
 * @param incarnation which joining it stems from
 */
public record PrincipalPlace(Key key, NetworkName networkName, Role role, Incarnation incarnation) {
  /** Who, and where. */
  public record Key(NetworkId network, PrincipalId principal) {}
}
