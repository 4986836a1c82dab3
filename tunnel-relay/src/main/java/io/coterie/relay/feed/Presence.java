package io.coterie.relay.feed;

import io.coterie.platform.id.Incarnation;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a relay tells the hub of itself.
 *
 * @param name what nodes call it by: 1 to 63 of {@code [a-z0-9.-]}
 * @param instance new with every start
 * @param region in the operator's words; may be empty
 * @param endpoints where nodes reach it, most preferred first
 * @param tunnel whether it takes tunnels, too
 */
public record Presence(
    String name,
    Incarnation instance,
    String region,
    List<InetSocketAddress> endpoints,
    boolean tunnel) {
  public Presence {
    endpoints = List.copyOf(endpoints);
  }

  /** The endpoints as text: {@code ip:port}, IPv6 in brackets. */
  List<String> texts() {
    return endpoints.stream().map(Presence::text).toList();
  }

  private static String text(InetSocketAddress endpoint) {
    var ip = endpoint.getAddress().getHostAddress();
    return (endpoint.getAddress() instanceof Inet6Address ? "[" + ip + "]" : ip)
        + ":"
        + endpoint.getPort();
  }
}
