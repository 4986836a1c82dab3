package io.coterie.bench.yardstick;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that take part, running. */
final class Field implements AutoCloseable {
  static final String OURS = "relay";
  static final String OURS_NETTY = "relay on Netty";
  static final String C_PLAIN = "C recvmmsg";
  static final String C_TRAINS = "C GRO/GSO";
  static final String COTURN = "coturn";

  private static final int PAIRS = 64;

  /** How each is ended. */
  private final List<Runnable> running = new ArrayList<>();

  private final List<Contender> contenders = new ArrayList<>();
  private final RelayChild relay;
  private final Path flows;

  Field(Programs programs, Path folder) throws IOException {
    this.flows = folder.resolve("flows");
    this.relay = started(new RelayChild("linux"));
    contenders.add(relay.withFlows(OURS, flows, PAIRS));
    contenders.add(
        started(new RelayChild("netty")).withFlows(OURS_NETTY, folder.resolve("netty"), PAIRS));
    contenders.add(forwarder(programs, C_PLAIN, "mmsg"));
    contenders.add(forwarder(programs, C_TRAINS, "gro"));
    contenders.add(coturn(programs, folder));
  }

  RelayChild relay() {
    return relay;
  }

  List<Contender> contenders() {
    return contenders;
  }

  Contender direct() {
    return Contender.direct(flows);
  }

  @Override
  public void close() {
    running.reversed().forEach(Runnable::run);
  }

  private Contender forwarder(Programs programs, String name, String mode) throws IOException {
    int port = freePort();
    var child =
        started(
            new Child(
                List.of(
                    programs.forward().toString(),
                    mode,
                    Integer.toString(port),
                    flows.toString())));
    child.hear();
    return Contender.process(name, child.pid(), port, flows);
  }

  /** Without passwords, certificates and logs, on loopback only. */
  private Contender coturn(Programs programs, Path folder) throws IOException {
    int port = freePort();
    var child =
        started(
            new Child(
                List.of(
                    programs.turnserver().toString(),
                    "-n",
                    "--no-auth",
                    "--listening-ip=127.0.0.1",
                    "--relay-ip=127.0.0.1",
                    "--listening-port=" + port,
                    "--allow-loopback-peers",
                    "--no-tls",
                    "--no-dtls",
                    "--no-cli",
                    "--no-stdout-log",
                    "--log-file=" + folder.resolve("coturn.log"),
                    "--pidfile=" + folder.resolve("coturn.pid"))));
    return Contender.process(COTURN, child.pid(), port, flows).with("-T");
  }

  private RelayChild started(RelayChild one) {
    running.add(one::close);
    return one;
  }

  private Child started(Child one) {
    running.add(one::close);
    return one;
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }
}
