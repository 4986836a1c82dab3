package io.coterie.systemtests.lab;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** A place where an agent runs: a machine, and the routers that it is behind. Not thread-safe. */
public final class Site implements AutoCloseable {
  /** Blocks what has been translated already, if anything is. */
  private static final String BLOCKED =
      "table ip blocked { chain out { type filter hook postrouting priority 200; }\n}\n";

  private final Internet internet;
  private final String prefix;
  private final int number;
  private final Nat nat;
  private final Namespace machine;
  private final List<Namespace> routers = new ArrayList<>();
  private String publicAddress;

  /**
   * Builds one.
   *
   * @param number tells its addresses apart from other sites', 1 to 49
   */
  Site(Internet internet, String prefix, int number, Nat nat) {
    this.internet = internet;
    this.prefix = prefix;
    this.number = number;
    this.nat = nat;
    this.machine = new Namespace(prefix + "-s" + number);
    this.publicAddress = "203.0.113." + (100 + number);
    switch (nat) {
      case OPEN -> internet.attach(machine, number, publicAddress);
      case DOUBLE -> behindTwo();
      case FULL_CONE, ADDRESS_RESTRICTED, PORT_RESTRICTED, SYMMETRIC, UDP_BLOCKED, LOSSY ->
          behindOne(prefix + "-r" + number);
    }
  }

  private void behindOne(String name) {
    var home = "10." + number + ".0.";
    var router = router(name);
    internet.attach(router, number, publicAddress);
    connect(router, machine, "eth0", home);
    router.rules(nat.rules(home + "2", publicAddress));
  }

  private void behindTwo() {
    var home = "10." + number + ".0.";
    var upstream = "10." + number + ".1.";
    var router = router(prefix + "-r" + number);
    internet.attach(router, number, publicAddress);
    var inner = router(prefix + "-q" + number);
    connect(router, inner, "out", upstream);
    inner.rules(nat.rules(home + "2", upstream + "2"));
    connect(inner, machine, "eth0", home);
    router.rules(nat.rules(upstream + "2", publicAddress));
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

  /** UDP from here to another site is lost from now on; the other way it still goes. */
  public void block(Site other) {
    edge()
        .addRules(
            BLOCKED
                + "add rule ip blocked out ip daddr "
                + other.publicAddress
                + " meta l4proto udp drop\n");
  }

  /** All that was blocked goes again. */
  public void unblock() {
    edge().addRules(BLOCKED + "delete table ip blocked\n");
  }

  /**
   * Another router at another public address takes over, which knows nothing of what the first one
   * let through: as for a laptop that is carried elsewhere. Sites behind one router can, once.
   */
  public void move() {
    if (routers.size() != 1) {
      throw new IllegalStateException(nat + " is not behind one router");
    }
    var old = routers.removeFirst();
    // gone at once; what goes with the namespace goes some time later
    old.ip("link", "delete", "in");
    old.ip("link", "delete", "out");
    old.close();
    publicAddress = "203.0.113." + (150 + number);
    behindOne(prefix + "-n" + number);
  }

  /** Where the site ends and the public segment begins. */
  private Namespace edge() {
    return routers.isEmpty() ? machine : routers.getFirst();
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
        "ip",
        "-n",
        upper.name(),
        "link",
        "add",
        "in",
        "type",
        "veth",
        "peer",
        "name",
        device,
        "netns",
        lower.name());
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
