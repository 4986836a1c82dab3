package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * Asks for a sign of life. As long as the longest answer, which goes to where the question seems to
 * come from: nobody shall get more by it than whoever asked has sent.
 */
public record Ping(long echo) implements Control {
  /** As long as the longest address. */
  private static final int ROOM = 19;

  static Ping read(WireReader in) throws MalformedFrameException {
    long echo = in.u64();
    in.bytes(ROOM);
    return new Ping(echo);
  }

  @Override
  public int type() {
    return FrameType.PING;
  }

  @Override
  public void write(WireWriter out) {
    out.u64(echo).bytes(new byte[ROOM]);
  }
}
