package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/** BIND again, with this cookie. */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record Challenge(int request, byte[] cookie) {
  public static Challenge parse(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    if (in.u8() != FrameType.CHALLENGE) {
      throw new MalformedFrameException("no CHALLENGE");
    }
    var challenge = new Challenge(in.u32(), in.bytes(Bind.COOKIE));
    in.end();
    return challenge;
  }

  public byte[] toBytes() {
    return new WireWriter().u8(FrameType.CHALLENGE).u32(request).bytes(cookie).toBytes();
  }
}
