package io.coterie.systemtests.lab;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A public segment (the addresses of RFC 5737 for documentation) with a server on it, and sites.
 * Not thread-safe.
 */
public final class Internet implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String SERVER = "203.0.113.1";
  private static final String SECOND = "203.0.113.2";

  private final String prefix =
      "ct" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final Namespace segment = new Namespace(prefix + "-net");
  private final List<Site> sites = new ArrayList<>();

  public Internet() {
    segment.ip("link", "add", "br0", "type", "bridge");
    segment.ip("address", "add", SERVER + "/24", "dev", "br0");
    segment.ip("address", "add", SECOND + "/24", "dev", "br0");
    segment.ip("link", "set", "br0", "up");
  }

  /** Where the server is: hub and relay run here. */
  public Namespace server() {
    return segment;
  }

  /** The server's address. */
  public String address() {
    return SERVER;
  }

  /** Another address of the server. */
  public String secondAddress() {
    return SECOND;
  }

  /** A socket of the server at one of its addresses. */
  public DatagramChannel socket(String address) {
    return segment.call(() -> DatagramChannel.open().bind(new InetSocketAddress(address, 0)));
  }

  /** A new site behind a NAT. */
  public Site site(Nat nat) {
    var site = new Site(this, prefix, sites.size() + 1, nat);
    sites.add(site);
    return site;
  }

  /** Plugs a machine or a router in. */
  void attach(Namespace namespace, int number, String address) {
    var port = "p" + number;
    Commands.run(
        "ip",
        "-n",
        segment.name(),
        "link",
        "add",
        port,
        "type",
        "veth",
        "peer",
        "name",
        "out",
        "netns",
        namespace.name());
    segment.ip("link", "set", port, "master", "br0");
    segment.ip("link", "set", port, "up");
    namespace.ip("address", "add", address + "/24", "dev", "out");
    namespace.ip("link", "set", "out", "up");
  }

  @Override
  public void close() {
    sites.forEach(Site::close);
    segment.close();
  }
}
