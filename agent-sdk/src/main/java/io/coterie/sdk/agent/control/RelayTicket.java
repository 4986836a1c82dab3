package io.coterie.sdk.agent.control;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * What lets a node have a session at a relay.
 *
 * @param credential to be shown there
 * @param secret that goes with it, 32 bytes, never to be sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the wire
public record RelayTicket(
    String relay, InetSocketAddress address, byte[] credential, byte[] secret, Instant expires) {
  @Override
  public String toString() {
    return "RelayTicket[" + relay + " until " + expires + "]";
  }
}
