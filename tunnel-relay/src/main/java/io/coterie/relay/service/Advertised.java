package io.coterie.relay.service;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where nodes are told that they find a relay. */
final class Advertised {
  private Advertised() {}

  /**
   * What is configured; if nothing is, where it listens, which for all addresses means each that
   * others may reach.
   */
  static List<InetSocketAddress> of(List<HostPort> configured, List<InetSocketAddress> bound) {
    var endpoints = new ArrayList<InetSocketAddress>();
    for (var named : configured) {
      endpoints.add(resolved(named));
    }
    if (endpoints.isEmpty()) {
      for (var address : bound) {
        if (address.getAddress().isAnyLocalAddress()) {
          own(address.getAddress())
              .forEach(ip -> endpoints.add(new InetSocketAddress(ip, address.getPort())));
        } else {
          endpoints.add(address);
        }
      }
    }
    return endpoints;
  }

  private static InetSocketAddress resolved(HostPort named) {
    try {
      return new InetSocketAddress(InetAddress.getByName(named.host()), named.port());
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "relay.advertise names " + named.host() + ", which has no address",
          "name an address that nodes reach",
          e);
    }
  }

  /** This machine's addresses of a family, without those that stay inside it. */
  private static List<InetAddress> own(InetAddress family) {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(ip -> ip.getClass().equals(family.getClass()))
          .filter(ip -> !ip.isLoopbackAddress() && !ip.isLinkLocalAddress())
          .limit(16)
          .toList();
    } catch (SocketException e) {
      throw new StartFailure(
          "this machine does not tell its addresses", "name them in relay.advertise", e);
    }
  }
}
