package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * A request was refused.
 *
 * @param milliseconds after which it makes sense to try again; 0: nobody knows
 */
public record Refused(int request, Reason reason, int milliseconds) implements Control {
  static Refused read(WireReader in) throws MalformedFrameException {
    return new Refused(in.u32(), Reason.read(in), in.u32());
  }

  @Override
  public int type() {
    return FrameType.REFUSED;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(request).u8(reason.code()).u32(milliseconds);
  }
}
