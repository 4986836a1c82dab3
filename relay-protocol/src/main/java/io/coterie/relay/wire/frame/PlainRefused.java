package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * A relay refuses somebody that it has no session with. Anybody may have sent it: it is no more
 * than a hint.
 *
 * @param request the BIND that this answers; 0: something else
 */
public record PlainRefused(int request, Reason reason) {
  public static final int LENGTH = 6;

  public static PlainRefused parse(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    if (in.u8() != FrameType.REFUSED) {
      throw new MalformedFrameException("no REFUSED");
    }
    var refused = new PlainRefused(in.u32(), Reason.read(in));
    in.end();
    return refused;
  }

  public byte[] toBytes() {
    return new WireWriter().u8(FrameType.REFUSED).u32(request).u8(reason.code()).toBytes();
  }
}
