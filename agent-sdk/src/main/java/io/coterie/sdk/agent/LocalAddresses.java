package io.coterie.sdk.agent;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Where this machine may be reached by others. */
final class LocalAddresses {
  private static final int MOST = 8;

  private LocalAddresses() {}

  /** The addresses of a socket that is bound to one, or to any. */
  static List<InetSocketAddress> of(InetAddress bound, int port) {
    if (!bound.isAnyLocalAddress()) {
      return List.of(new InetSocketAddress(bound, port));
    }
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress() && !a.isMulticastAddress())
          .filter(a -> !(bound instanceof Inet4Address) || a instanceof Inet4Address)
          .limit(MOST)
          .map(a -> new InetSocketAddress(a, port))
          .toList();
    } catch (SocketException _) {
      return List.of(); // relays will tell
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback();
    } catch (SocketException _) {
      return false; // it went away just now
    }
  }
}
