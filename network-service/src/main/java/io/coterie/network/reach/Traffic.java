package io.coterie.network.reach;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Protocol;

/**
 * What shall be let through.
 *
 * @param port 0: whatever port there is
 */
record Traffic(Protocol protocol, int port) {
  boolean isAmong(AllowedPorts ports) {
    return port == 0 ? !ports.isEmpty() : ports.on(protocol).contains(port);
  }
}
