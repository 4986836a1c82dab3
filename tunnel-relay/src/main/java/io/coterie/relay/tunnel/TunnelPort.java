package io.coterie.relay.tunnel;

import java.util.function.Predicate;

/** Where agents come in that UDP does not get through to. Thread-safe. */
public interface TunnelPort {
  /**
   * Lets one more in.
   *
   * @param toAgent takes a frame for the agent; false if it has no room for it now. Called by
   *     several threads, must not block
   */
  Tunnel connect(Predicate<byte[]> toAgent);

  /** One agent's. */
  interface Tunnel extends AutoCloseable {
    /**
     * Deals with a frame that the agent sent: what UDP would carry in one datagram. Called by one
     * thread at a time.
     */
    void received(byte[] frame);

    /**
     * Nothing is handed to the agent or taken from it from now on. Its session ends, unless it
     * lives on elsewhere.
     */
    @Override
    void close();
  }
}
