package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * A flow is over.
 *
 * @param flow as its receiver knows it; 0: the whole session
 */
public record Close(int flow, Reason reason) implements Control {
  static Close read(WireReader in) throws MalformedFrameException {
    return new Close(in.u32(), Reason.read(in));
  }

  @Override
  public int type() {
    return FrameType.CLOSE;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(flow).u8(reason.code());
  }
}
