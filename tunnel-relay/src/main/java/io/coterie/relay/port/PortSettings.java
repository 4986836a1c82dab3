package io.coterie.relay.port;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How a port is made.
 *
 * @param addresses to listen on: at most one a family, all of the same port; 0: any that is free
 * @param shards sockets and threads a family
 * @param socketBuffer bytes that the system keeps for each socket and direction
 * @param batch how many reads one call of the system answers at most
 */
public record PortSettings(
    List<InetSocketAddress> addresses, int shards, int socketBuffer, int batch) {
  public PortSettings {
    addresses = List.copyOf(addresses);
    long ipv4 = addresses.stream().filter(PortSettings::isIpv4).count();
    if (addresses.isEmpty() || ipv4 > 1 || addresses.size() - ipv4 > 1) {
      throw new IllegalArgumentException(
          "one address to listen on, or one of IPv4 and one of IPv6");
    }
    if (addresses.stream().map(InetSocketAddress::getPort).distinct().count() > 1) {
      throw new IllegalArgumentException("both families share one port");
    }
    if (shards < 1 || batch < 1 || batch > 1024) {
      throw new IllegalArgumentException("at least one shard, and a batch of 1 to 1024");
    }
  }

  static boolean isIpv4(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address;
  }
}
