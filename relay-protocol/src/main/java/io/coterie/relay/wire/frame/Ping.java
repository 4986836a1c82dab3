package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/** Asks for a sign of life. */
public record Ping(long echo) implements Control {
  static Ping read(WireReader in) throws MalformedFrameException {
    return new Ping(in.u64());
  }

  @Override
  public int type() {
    return FrameType.PING;
  }

  @Override
  public void write(WireWriter out) {
    out.u64(echo);
  }
}
