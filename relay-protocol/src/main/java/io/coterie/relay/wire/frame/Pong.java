package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A sign of life.
 *
 * @param echo what the ping said
 * @param observed where the ping came from; empty: nobody's business
 */
public record Pong(long echo, Optional<InetSocketAddress> observed) implements Control {
  static Pong read(WireReader in) throws MalformedFrameException {
    return new Pong(in.u64(), in.address());
  }

  @Override
  public int type() {
    return FrameType.PONG;
  }

  @Override
  public void write(WireWriter out) {
    out.u64(echo).address(observed);
  }
}
