package io.coterie.sdk.agent.path;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** One form for each address, so that the same one is equal to itself. */
final class Addresses {
  private static final int BEFORE_IPV4 = 12;

  private Addresses() {}

  /** An IPv4 address that came by an IPv6 socket as what it is (RFC 4291, section 2.5.5.2). */
  static InetSocketAddress plain(InetSocketAddress address) {
    if (!(address.getAddress() instanceof Inet6Address v6)) {
      return address;
    }
    var bytes = v6.getAddress();
    boolean mapped = bytes[10] == -1 && bytes[11] == -1;
    for (int i = 0; i < 10; i++) {
      mapped &= bytes[i] == 0;
    }
    try {
      return mapped
          ? new InetSocketAddress(
              InetAddress.getByAddress(Arrays.copyOfRange(bytes, BEFORE_IPV4, bytes.length)),
              address.getPort())
          : address;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 bytes are an address", e);
    }
  }
}
