package io.coterie.sdk.agent.path;

import io.netty.channel.socket.DatagramPacket;
import org.jspecify.annotations.Nullable;

/** A way to a peer through somebody else. Used on the event loop only. */
public interface Carrier {
  /** Whether what is sent now may get through. */
  boolean isOpen();

  /** How packets get to that somebody. */
  Transport transport();

  /**
   * The same packet on its way through here, for the socket to send; null if it needs no socket and
   * is on its way already. Takes the packet over.
   */
  @Nullable DatagramPacket carry(DatagramPacket packet);
}
