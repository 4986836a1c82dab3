package io.coterie.systemtests.lab;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** A place where an agent runs: a machine, and the routers that it is behind. */
public final class Site implements AutoCloseable {
  private final Nat nat;
  private final Namespace machine;
  private final List<Namespace> routers = new ArrayList<>();

  /**
   * Builds one.
   *
   * @param number tells its addresses apart from other sites', 1 to 99
   */
  Site(Internet internet, String prefix, int number, Nat nat) {
    this.nat = nat;
    this.machine = new Namespace(prefix + "-s" + number);
    var publicAddress = "203.0.113." + (100 + number);
    if (nat == Nat.OPEN) {
      internet.attach(machine, number, publicAddress);
      return;
    }
    var home = "10." + number + ".0.";
    var router = router(prefix + "-r" + number);
    internet.attach(router, number, publicAddress);
    if (nat == Nat.DOUBLE) {
      var upstream = "10." + number + ".1.";
      var inner = router(prefix + "-q" + number);
      connect(router, inner, "out", upstream);
      inner.rules(nat.rules(home + "2", upstream + "2"));
      connect(inner, machine, "eth0", home);
      router.rules(nat.rules(upstream + "2", publicAddress));
    } else {
      connect(router, machine, "eth0", home);
      router.rules(nat.rules(home + "2", publicAddress));
    }
  }

  public Nat nat() {
    return nat;
  }

  /** The machine that the agent runs on. */
  public Namespace machine() {
    return machine;
  }

  /** A socket of the machine. */
  public DatagramChannel socket() {
    return machine.call(() -> DatagramChannel.open().bind(new InetSocketAddress("0.0.0.0", 0)));
  }

  private Namespace router(String name) {
    var router = new Namespace(name);
    router.forward();
    routers.add(router);
    return router;
  }

  /** A cable: {@code .1} at the upper end, which is the way out for the lower one at {@code .2}. */
  private static void connect(Namespace upper, Namespace lower, String device, String subnet) {
    Commands.run(
        "ip", "-n", upper.name(), "link", "add", "in", "type", "veth",
        "peer", "name", device, "netns", lower.name());
    upper.ip("address", "add", subnet + "1/24", "dev", "in");
    upper.ip("link", "set", "in", "up");
    lower.ip("address", "add", subnet + "2/24", "dev", device);
    lower.ip("link", "set", device, "up");
    lower.ip("route", "add", "default", "via", subnet + "1");
  }

  @Override
  public void close() {
    machine.close();
    routers.forEach(Namespace::close);
  }
}
