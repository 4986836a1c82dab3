package io.coterie.relay.forward;

import io.coterie.relay.port.Endpoint;

/** Where everything goes that is not DATA. Called by the port's threads: none blocks. */
public interface ControlPlane {
  /** Takes a frame or a STUN message; false: there is no room. */
  boolean offer(byte[] bytes, Endpoint from);

  /** DATA came for a flow that does not exist; it may be dropped silently. */
  void stray(int flow, Endpoint from);

  /** DATA came from an end that is waited for; it may be dropped silently, there will be more. */
  void heard(int flow);
}
