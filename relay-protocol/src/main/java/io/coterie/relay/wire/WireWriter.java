package io.coterie.relay.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Writes fields one after the other. */
public final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  public WireWriter u8(int value) {
    out.write(value);
    return this;
  }

  public WireWriter u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  public WireWriter u32(int value) {
    return u16(value >>> 16).u16(value);
  }

  public WireWriter u64(long value) {
    return u32((int) (value >>> 32)).u32((int) value);
  }

  /** In whole seconds since 1970. */
  public WireWriter time(Instant time) {
    return u64(time.getEpochSecond());
  }

  public WireWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public WireWriter ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  public WireWriter address(InetSocketAddress address) {
    var ip = address.getAddress().getAddress();
    return u8(ip.length == 4 ? 4 : 6).bytes(ip).u16(address.getPort());
  }

  public WireWriter address(Optional<InetSocketAddress> address) {
    return address.map(this::address).orElseGet(() -> u8(0));
  }

  /** What was written so far. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
