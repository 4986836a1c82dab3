package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * Somebody opened a flow to the receiver, or renewed one.
 *
 * @param flow what the receiver sends DATA with, besides the tag
 * @param grant what the flow rests on
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record Incoming(int flow, int tag, byte[] grant) implements Control {
  static Incoming read(WireReader in) throws MalformedFrameException {
    return new Incoming(in.u32(), in.u16(), in.rest());
  }

  @Override
  public int type() {
    return FrameType.INCOMING;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(flow).u16(tag).bytes(grant);
  }
}
