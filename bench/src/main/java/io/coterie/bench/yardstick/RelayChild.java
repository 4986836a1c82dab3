package io.coterie.bench.yardstick;

import io.coterie.bench.relay.RelayBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Our relay in a process of its own. */
final class RelayChild implements AutoCloseable {
  private final Child child;
  private final int port;

  /**
   * Starts one without sessions.
   *
   * @param io which way it reads datagrams: linux or netty
   */
  RelayChild(String io) throws IOException {
    this.child =
        new Child(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-XX:NativeMemoryTracking=summary",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RelayBench.class.getName(),
                io));
    this.port = Integer.parseInt(awaitReady().split(" ", -1)[2]);
  }

  /** Opens a flow for each of so many pairs of sessions. */
  Contender withFlows(String name, Path file, int pairs) throws IOException {
    child.ask("flows " + file + " " + pairs);
    return contender(name, file);
  }

  /** Opens as many flows as there are sessions. */
  Contender withNet(String name, Path file, int sessions) throws IOException {
    child.ask("net " + file + " " + sessions / 2);
    return contender(name, file);
  }

  /** Binds the sessions of the pairs from one index to below another. */
  void bind(int from, int to) throws IOException {
    child.ask("bind " + from + " " + to);
  }

  Work work() throws IOException {
    var parts = child.ask("work").split(" ", -1);
    return new Work(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** Bytes that are used, on the heap and off it. */
  long memory() throws IOException {
    var parts = child.ask("memory").split(" ", -1);
    return Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
  }

  @Override
  public void close() {
    child.close();
  }

  /** What the threads of its port have done. */
  record Work(long allocated, long forwarded) {
    double bytesPerDatagramSince(Work before) {
      return (double) (allocated - before.allocated) / Math.max(1, forwarded - before.forwarded);
    }
  }

  private Contender contender(String name, Path file) {
    return Contender.process(name, child.pid(), port, file);
  }

  /** What it logs comes first. */
  private String awaitReady() throws IOException {
    var line = child.hear();
    while (!line.startsWith("READY ")) {
      line = child.hear();
    }
    return line;
  }
}
