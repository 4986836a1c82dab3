package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.seal.SealingKey;

/**
 * A session begins, or has moved.
 *
 * @param request the BIND that this answers
 * @param nonce the relay's share of the keys, which open the frame
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record Bound(int request, byte[] nonce, SealedFrame frame) {
  private static final int HEADER = SealedFrame.HEADER + 4 + Bind.NONCE;

  public static Bound parse(byte[] bytes) throws MalformedFrameException {
    var frame = SealedFrame.parse(bytes, HEADER);
    var in = new WireReader(frame.header());
    in.bytes(SealedFrame.HEADER);
    return new Bound(in.u32(), in.bytes(Bind.NONCE), frame);
  }

  /** The bytes of one. */
  public static byte[] encode(
      int session, long sequence, int request, byte[] nonce, SealingKey key, BoundBody body) {
    var header =
        new WireWriter()
            .u8(FrameType.BOUND)
            .u32(session)
            .u64(sequence)
            .u32(request)
            .bytes(nonce)
            .toBytes();
    return SealedFrame.encode(header, sequence, key, body);
  }
}
