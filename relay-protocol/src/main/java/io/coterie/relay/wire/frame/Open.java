package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * An agent asks for a flow, or for one to go on.
 *
 * @param renewed the flow that shall go on; 0: a new one
 * @param grant not yet read
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record Open(int request, int renewed, byte[] grant) implements Control {
  static Open read(WireReader in) throws MalformedFrameException {
    return new Open(in.u32(), in.u32(), in.rest());
  }

  @Override
  public int type() {
    return FrameType.OPEN;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(request).u32(renewed).bytes(grant);
  }
}
