package io.coterie.registry.presence;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Where a node can be reached. Text: {@code ip:port}, an IPv6 address in brackets. */
public record Endpoint(InetAddress ip, int port) {
  public Endpoint {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
  }

  /**
   * Reads the text form; names are not looked up.
   *
   * @throws IllegalArgumentException if it is not one, with a message for people
   */
  public static Endpoint parse(String text) {
    var parts = HostAndPort.fromString(text);
    if (!InetAddresses.isInetAddress(parts.getHost())) {
      throw new IllegalArgumentException("an endpoint names an IP address, not a host");
    }
    return new Endpoint(InetAddresses.forString(parts.getHost()), parts.getPort());
  }

  /**
   * This endpoint, or where the call came from if this one leaves the address open.
   *
   * @throws IllegalArgumentException if that is not known
   */
  Endpoint seenFrom(String sourceAddress) {
    if (!ip.isAnyLocalAddress()) {
      return this;
    }
    if (!InetAddresses.isInetAddress(sourceAddress)) {
      throw new IllegalArgumentException("the address this call came from is not known: name one");
    }
    return new Endpoint(InetAddresses.forString(sourceAddress), port);
  }

  @Override
  public String toString() {
    var host = InetAddresses.toAddrString(ip);
    return (ip instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }
}
