package io.coterie.relay.port;

/** What happens to datagrams. Each thread of a port has its own. */
public interface PacketHandler {
  /** A batch begins. */
  void begin();

  /** One datagram of it; what is to be sent is handed to {@code out}. Must not block. */
  void datagram(Packet packet, PacketSender out);

  /** The batch is over, its datagrams are about to be sent. */
  void end();
}
