package io.coterie.sdk.agent.control;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What lets a node have a session at a relay.
 *
 * @param address where it waits for datagrams; empty: nowhere
 * @param tunnels how to get there without; empty: not at all
 * @param credential to be shown there
 * @param secret that goes with it, 32 bytes, never to be sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the wire
public record RelayTicket(
    String relay,
    Optional<InetSocketAddress> address,
    Optional<RelayTunnels> tunnels,
    byte[] credential,
    byte[] secret,
    Instant expires) {
  @Override
  public String toString() {
    return "RelayTicket[" + relay + " until " + expires + "]";
  }
}
