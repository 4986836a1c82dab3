package io.coterie.relay.wire.seal;

import java.nio.ByteBuffer;

/**
 * The two keys of a session, one a direction.
 *
 * @param toRelay {@value #LENGTH} bytes
 * @param toAgent {@value #LENGTH} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record SessionKeys(byte[] toRelay, byte[] toAgent) {
  public static final int LENGTH = 16;

  /** What both ends get out of the session secret and the nonces that they chose. */
  public static SessionKeys derive(byte[] sessionSecret, byte[] agentNonce, byte[] relayNonce) {
    var salt =
        ByteBuffer.allocate(agentNonce.length + relayNonce.length)
            .put(agentNonce)
            .put(relayNonce)
            .array();
    return new SessionKeys(
        Secrets.derive(sessionSecret, salt, "coterie.relay.v1 to relay", LENGTH),
        Secrets.derive(sessionSecret, salt, "coterie.relay.v1 to agent", LENGTH));
  }

  @Override
  public String toString() {
    return "SessionKeys[…]";
  }
}
