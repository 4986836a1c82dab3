package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/** The relay is about to stop. */
public record Restarting(int seconds) implements Control {
  static Restarting read(WireReader in) throws MalformedFrameException {
    return new Restarting(in.u16());
  }

  @Override
  public int type() {
    return FrameType.RESTARTING;
  }

  @Override
  public void write(WireWriter out) {
    out.u16(seconds);
  }
}
