package io.coterie.network.network;

import io.coterie.network.access.NetworkName;
import io.coterie.platform.id.NetworkId;

/** Names for networks that nobody is there to choose another name for. */
final class SpareNames {
  private static final int KEPT = 36;

  private SpareNames() {}

  /** The name, cut short, and the random part of the network's id: nobody else has it. */
  static NetworkName of(NetworkName name, NetworkId id) {
    var kept = name.text().substring(0, Math.min(KEPT, name.text().length()));
    return new NetworkName(kept + "-" + id.text().substring("net_".length()));
  }
}
