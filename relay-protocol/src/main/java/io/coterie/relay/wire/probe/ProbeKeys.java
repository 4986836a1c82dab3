package io.coterie.relay.wire.probe;

import io.coterie.relay.wire.seal.Secrets;
import java.nio.ByteBuffer;

/**
 * What both ends of a flow get out of its secret.
 *
 * @param name what its probes are known by
 * @param fromSource of the MACs of the end that opened the flow
 * @param fromTarget of those of the other
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record ProbeKeys(long name, byte[] fromSource, byte[] fromTarget) {
  private static final int KEY = 32;

  public static ProbeKeys of(byte[] flowSecret) {
    return new ProbeKeys(
        ByteBuffer.wrap(Secrets.derive(flowSecret, "coterie.relay.v1 flow name", Long.BYTES))
            .getLong(),
        Secrets.derive(flowSecret, "coterie.relay.v1 probe from source", KEY),
        Secrets.derive(flowSecret, "coterie.relay.v1 probe from target", KEY));
  }

  @Override
  public String toString() {
    return "ProbeKeys[…]";
  }
}
