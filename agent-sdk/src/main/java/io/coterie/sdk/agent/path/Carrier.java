package io.coterie.sdk.agent.path;

import io.netty.channel.socket.DatagramPacket;

/** A way to a peer through somebody else. Used on the event loop only. */
public interface Carrier {
  /** Whether what is sent now may get through. */
  boolean isOpen();

  /** The same packet on its way through here. Takes the packet over. */
  DatagramPacket carry(DatagramPacket packet);
}
