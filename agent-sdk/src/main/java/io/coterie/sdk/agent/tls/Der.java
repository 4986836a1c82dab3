package io.coterie.sdk.agent.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes what a certificate is made of (DER, ITU-T X.690). */
final class Der {
  private static final int LONG_LENGTH = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  /** A part with a number of its own in front. */
  static byte[] explicit(int number, byte[] part) {
    return tagged(0xA0 | number, part);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] octets(byte[] bytes) {
    return tagged(0x04, bytes);
  }

  /** As many bits as the bytes have. */
  static byte[] bits(byte[] bytes) {
    return tagged(0x03, new byte[] {0}, bytes);
  }

  static byte[] text(String text) {
    return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A time.
   *
   * @param time {@code YYMMDDHHMMSSZ} before 2050, {@code YYYYMMDDHHMMSSZ} from then on
   */
  static byte[] time(String time) {
    return tagged(time.length() == 13 ? 0x17 : 0x18, time.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier in dotted form. */
  static byte[] identifier(String dotted) {
    var arcs = dotted.split("\\.", -1);
    var out = new ByteArrayOutputStream();
    var first = BigInteger.valueOf(40).multiply(new BigInteger(arcs[0]));
    out.writeBytes(arc(first.add(new BigInteger(arcs[1]))));
    for (int i = 2; i < arcs.length; i++) {
      out.writeBytes(arc(new BigInteger(arcs[i])));
    }
    return tagged(0x06, out.toByteArray());
  }

  /** Seven bits a byte, all but the last marked. */
  private static byte[] arc(BigInteger value) {
    int length = Math.max(1, (value.bitLength() + 6) / 7);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int septet = value.shiftRight(7 * (length - 1 - i)).intValue() & 0x7F;
      bytes[i] = (byte) (i < length - 1 ? septet | 0x80 : septet);
    }
    return bytes;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (body.size() < LONG_LENGTH) {
      out.write(body.size());
    } else {
      byte[] length = length(body.size());
      out.write(LONG_LENGTH | length.length);
      out.writeBytes(length);
    }
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  private static byte[] length(int size) {
    return size < 0x100 ? new byte[] {(byte) size} : new byte[] {(byte) (size >>> 8), (byte) size};
  }
}
