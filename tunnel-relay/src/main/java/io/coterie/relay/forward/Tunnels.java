package io.coterie.relay.forward;

/** The agents that do not come by UDP. */
public interface Tunnels {
  /**
   * Hands a frame to the agent at the end of a tunnel; false: it takes no more, or is gone. Does
   * not block.
   */
  boolean deliver(long tunnel, byte[] frame);
}
