package io.coterie.relay.wire.stun;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Questions and answers of STUN's Binding method (RFC 8489, sections 5, 6.3 and 14.2). */
public final class StunBinding {
  /** Bytes of a transaction id. */
  public static final int TRANSACTION = 12;

  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int COOKIE = 0x2112A442;
  private static final int HEADER = 20;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private StunBinding() {}

  public static byte[] request(byte[] transaction) {
    return new WireWriter().u16(REQUEST).u16(0).u32(COOKIE).bytes(transaction).toBytes();
  }

  /**
   * The transaction of a request. Its attributes are not looked at: none that may come with a
   * Binding request without credentials asks for more than the answer that every request gets.
   */
  public static byte[] readRequest(byte[] bytes) throws MalformedFrameException {
    return header(bytes, REQUEST);
  }

  /** The answer to a request that came from an address. */
  public static byte[] response(byte[] transaction, InetSocketAddress from) {
    var ip = from.getAddress().getAddress();
    var mask = mask(transaction);
    for (int i = 0; i < ip.length; i++) {
      ip[i] ^= mask[i];
    }
    int length = 4 + ip.length;
    return new WireWriter()
        .u16(SUCCESS)
        .u16(4 + length)
        .u32(COOKIE)
        .bytes(transaction)
        .u16(XOR_MAPPED_ADDRESS)
        .u16(length)
        .u8(0)
        .u8(ip.length == 4 ? IPV4 : IPV6)
        .u16(from.getPort() ^ (COOKIE >>> 16))
        .bytes(ip)
        .toBytes();
  }

  /** The address in the answer to a request. */
  public static InetSocketAddress readResponse(byte[] transaction, byte[] bytes)
      throws MalformedFrameException {
    if (!java.util.Arrays.equals(header(bytes, SUCCESS), transaction)) {
      throw new MalformedFrameException("an answer to another request");
    }
    var in = new WireReader(ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER));
    int left = bytes.length - HEADER;
    while (left > 0) {
      int type = in.u16();
      int length = in.u16();
      var value = in.bytes(length);
      int padding = -length & 3;
      in.bytes(padding);
      left -= 4 + length + padding;
      if (type == XOR_MAPPED_ADDRESS) {
        return address(new WireReader(value), mask(transaction));
      }
    }
    throw new MalformedFrameException("an answer without an address");
  }

  private static InetSocketAddress address(WireReader in, byte[] mask)
      throws MalformedFrameException {
    in.u8();
    int length =
        switch (in.u8()) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          default -> throw new MalformedFrameException("no kind of address");
        };
    int port = in.u16() ^ (COOKIE >>> 16);
    var ip = in.bytes(length);
    in.end();
    for (int i = 0; i < length; i++) {
      ip[i] ^= mask[i];
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  private static byte[] header(byte[] bytes, int type) throws MalformedFrameException {
    var in = new WireReader(bytes);
    int kind = in.u16();
    int length = in.u16();
    if (kind != type || in.u32() != COOKIE || length != bytes.length - HEADER || length % 4 != 0) {
      throw new MalformedFrameException("no STUN message of the kind");
    }
    return in.bytes(TRANSACTION);
  }

  private static byte[] mask(byte[] transaction) {
    return new WireWriter().u32(COOKIE).bytes(transaction).toBytes();
  }
}
