package io.coterie.relay.port;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where somebody sends from: an IP address as 16 bytes (IPv4 mapped, RFC 4291, 2.5.5.2) and a port,
 * as numbers that compare without an object. Or somebody who does not come by UDP: see {@link
 * #virtual}.
 */
public record Endpoint(long high, long low, int port) {
  private static final long MAPPED = 0xFFFFL << 32;

  /** Multicast, which no datagram comes from (RFC 4291, 2.7): so nobody can pretend to be one. */
  private static final long VIRTUAL = 0xFFFF_0000_0000_0000L;

  private static final int IPV4_BYTES = 4;

  public static Endpoint of(InetSocketAddress address) {
    var ip = address.getAddress().getAddress();
    if (ip.length == IPV4_BYTES) {
      return ipv4(ByteBuffer.wrap(ip).getInt(), address.getPort());
    }
    var bytes = ByteBuffer.wrap(ip);
    return new Endpoint(bytes.getLong(), bytes.getLong(), address.getPort());
  }

  static Endpoint ipv4(int ip, int port) {
    return new Endpoint(0, mapped(ip), port);
  }

  /** Somebody at the other end of a tunnel, by the tunnel's number. */
  public static Endpoint virtual(long tunnel) {
    return new Endpoint(VIRTUAL, tunnel, 0);
  }

  public boolean isVirtual() {
    return isVirtual(high);
  }

  /** Whether the first half of an address is that of a tunnel: its second is the number. */
  public static boolean isVirtual(long high) {
    return high == VIRTUAL;
  }

  static boolean isIpv4(long high, long low) {
    return high == 0 && (low >>> 32) == 0xFFFF;
  }

  static long mapped(int ip) {
    return MAPPED | Integer.toUnsignedLong(ip);
  }

  /** Empty for a tunnel's. */
  public Optional<InetSocketAddress> address() {
    if (isVirtual()) {
      return Optional.empty();
    }
    var ip =
        isIpv4(high, low)
            ? ByteBuffer.allocate(IPV4_BYTES).putInt((int) low).array()
            : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByAddress(ip), port));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }
}
