package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * A flow is open, or goes on.
 *
 * @param flow what the opener sends DATA with, besides the tag
 * @param expires in seconds since 1970
 */
public record Opened(int request, int flow, int tag, long expires) implements Control {
  static Opened read(WireReader in) throws MalformedFrameException {
    return new Opened(in.u32(), in.u32(), in.u16(), in.u64());
  }

  @Override
  public int type() {
    return FrameType.OPENED;
  }

  @Override
  public void write(WireWriter out) {
    out.u32(request).u32(flow).u16(tag).u64(expires);
  }
}
