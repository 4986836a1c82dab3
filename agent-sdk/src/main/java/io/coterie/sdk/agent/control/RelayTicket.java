package io.coterie.sdk.agent.control;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lets a node have a session at a relay.
 *
 * @param addresses where it waits for datagrams, any of which may be out of reach from here, the
 *     best first; empty: nowhere
 * @param tunnels how to get there without; empty: not at all
 * @param credential to be shown there
 * @param secret that goes with it, 32 bytes, never to be sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the wire
public record RelayTicket(
    String relay,
    List<InetSocketAddress> addresses,
    Optional<RelayTunnels> tunnels,
    byte[] credential,
    byte[] secret,
    Instant expires) {
  /** Copies the list. */
  public RelayTicket {
    addresses = List.copyOf(addresses);
  }

  @Override
  public String toString() {
    return "RelayTicket[" + relay + " until " + expires + "]";
  }
}
