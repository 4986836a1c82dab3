package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;

/**
 * A datagram for a flow that is being opened.
 *
 * @param request of the OPEN
 * @param session the opener's
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record Early(int request, int session, byte[] payload) {
  /** Where the session is. */
  public static final int SESSION = 5;

  /** Where the payload begins, which is never empty. */
  public static final int PAYLOAD = 9;

  public static Early parse(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    if (in.u8() != FrameType.EARLY || bytes.length <= PAYLOAD) {
      throw new MalformedFrameException("no EARLY");
    }
    return new Early(in.u32(), in.u32(), in.rest());
  }

  public byte[] toBytes() {
    return new WireWriter().u8(FrameType.EARLY).u32(request).u32(session).bytes(payload).toBytes();
  }
}
