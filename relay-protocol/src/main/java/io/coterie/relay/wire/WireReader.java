package io.coterie.relay.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads fields one after the other; fails where there are too few bytes or too many. */
public final class WireReader {
  private static final long LAST_SECOND = 253_402_300_799L;

  private final ByteBuffer in;

  /** Reads a copy of the buffer's bounds: the buffer itself stays where it is. */
  public WireReader(ByteBuffer bytes) {
    this.in = bytes.duplicate();
  }

  public WireReader(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  /** Unsigned. */
  public int u8() throws MalformedFrameException {
    return Byte.toUnsignedInt(need(1).get());
  }

  /** Unsigned. */
  public int u16() throws MalformedFrameException {
    return Short.toUnsignedInt(need(2).getShort());
  }

  /** All 32 bits, as they are. */
  public int u32() throws MalformedFrameException {
    return need(4).getInt();
  }

  /** All 64 bits, as they are. */
  public long u64() throws MalformedFrameException {
    return need(8).getLong();
  }

  /** A time in whole seconds since 1970, before the year 10000. */
  public Instant time() throws MalformedFrameException {
    long seconds = u64();
    if (seconds < 0 || seconds > LAST_SECOND) {
      throw new MalformedFrameException("no time");
    }
    return Instant.ofEpochSecond(seconds);
  }

  public byte[] bytes(int count) throws MalformedFrameException {
    var bytes = new byte[count];
    need(count).get(bytes);
    return bytes;
  }

  public byte[] rest() {
    var bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  /** As many characters; fails where one is none of ASCII that can be printed. */
  public String ascii(int count) throws MalformedFrameException {
    var bytes = bytes(count);
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        throw new MalformedFrameException("no ASCII");
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /** An address; empty where the bytes say that there is none. */
  public Optional<InetSocketAddress> address() throws MalformedFrameException {
    int length =
        switch (u8()) {
          case 0 -> 0;
          case 4 -> 4;
          case 6 -> 16;
          default -> throw new MalformedFrameException("no kind of address");
        };
    if (length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByAddress(bytes(length)), u16()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  /** Fails if a byte is left. */
  public void end() throws MalformedFrameException {
    if (in.hasRemaining()) {
      throw new MalformedFrameException("bytes left over");
    }
  }

  private ByteBuffer need(int count) throws MalformedFrameException {
    if (in.remaining() < count) {
      throw new MalformedFrameException("too few bytes");
    }
    return in;
  }
}
