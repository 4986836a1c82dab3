package io.coterie.relay.stun;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Attributes of a request that has to be understood to be answered, and is not (RFC 8489, section
 * 6.3.1): as many of them as leave the refusal small.
 */
record UnknownAttributes(List<Integer> types) {
  private static final int HEADER = 20;
  private static final int MOST = 4;
  private static final int OPTIONAL = 0x8000;
  private static final int ERROR = 0x0111;
  private static final int COOKIE = 0x2112A442;
  private static final int ERROR_CODE = 0x0009;
  private static final int UNKNOWN_ATTRIBUTES = 0x000A;

  /** Class and number of 420, Unknown Attribute. */
  private static final int UNKNOWN_ATTRIBUTE = 0x0414;

  /** What comes with credentials, which are not asked for here and may be given. */
  private static final Set<Integer> CREDENTIALS =
      Set.of(0x0006, 0x0008, 0x0014, 0x0015, 0x001C, 0x001D, 0x001E);

  UnknownAttributes {
    types = List.copyOf(types);
  }

  /** Of a request whose header was read. */
  static UnknownAttributes of(byte[] request) throws MalformedFrameException {
    int left = request.length - HEADER;
    var in = new WireReader(ByteBuffer.wrap(request, HEADER, left));
    var unknown = new ArrayList<Integer>();
    while (left > 0) {
      int type = in.u16();
      int length = in.u16();
      int padded = length + (-length & 3);
      in.bytes(padded);
      left -= 4 + padded;
      if (type < OPTIONAL && !CREDENTIALS.contains(type) && unknown.size() < MOST) {
        unknown.add(type);
      }
    }
    return new UnknownAttributes(unknown);
  }

  boolean isEmpty() {
    return types.isEmpty();
  }

  byte[] refusal(byte[] transaction) {
    int listed = 2 * types.size();
    int padding = -listed & 3;
    var out =
        new WireWriter()
            .u16(ERROR)
            .u16(8 + 4 + listed + padding)
            .u32(COOKIE)
            .bytes(transaction)
            .u16(ERROR_CODE)
            .u16(4)
            .u32(UNKNOWN_ATTRIBUTE)
            .u16(UNKNOWN_ATTRIBUTES)
            .u16(listed);
    types.forEach(out::u16);
    return out.bytes(new byte[padding]).toBytes();
  }
}
