package io.coterie.relay.forward;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.Packet;

/** Where everything goes that is not DATA. Called by the port's threads: none blocks. */
public interface ControlPlane {
  /**
   * Takes a frame or a STUN message, or drops it and counts that.
   *
   * @param packet of this call only
   * @param second since 1970
   */
  void take(Packet packet, int second, Traffic traffic);

  /** DATA came for a flow that does not exist; it may be dropped silently. */
  void stray(int flow, Endpoint from);

  /** DATA came from an end that is waited for; it may be dropped silently, there will be more. */
  void heard(int flow);
}
