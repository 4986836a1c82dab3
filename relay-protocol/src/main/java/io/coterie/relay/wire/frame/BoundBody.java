package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a new session is like: the sealed part of BOUND.
 *
 * @param leaseSeconds after which it ends if nothing is heard
 * @param largestPayload of DATA, in bytes
 * @param reflexive where the relay sees the agent; empty: it does not come by UDP
 */
public record BoundBody(int leaseSeconds, int largestPayload, Optional<InetSocketAddress> reflexive)
    implements Control {
  static BoundBody read(WireReader in) throws MalformedFrameException {
    return new BoundBody(in.u16(), in.u16(), in.address());
  }

  @Override
  public int type() {
    return FrameType.BOUND;
  }

  @Override
  public void write(WireWriter out) {
    out.u16(leaseSeconds).u16(largestPayload).address(reflexive);
  }
}
