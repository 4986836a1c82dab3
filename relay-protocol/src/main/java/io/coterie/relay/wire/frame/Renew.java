package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/** A flow ends if its source does not come with a newer grant in time. */
public record Renew(int flow, Reason reason, int milliseconds) implements Control {
  static Renew read(WireReader in) throws MalformedFrameException {
    return new Renew(in.u32(), Reason.read(in), in.u16());
  }

  @Override
  public int type() {
    return FrameType.RENEW;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(flow).u8(reason.code()).u16(milliseconds);
  }
}
