package io.coterie.bench.tunnel;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.AgentConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Two agents of one hub. */
final class Pair implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 10_000_000;

  private final LocalNode target;
  private final Agent from;
  private final Agent to;

  private Pair(LocalNode target, Agent from, Agent to) {
    this.target = target;
    this.from = from;
    this.to = to;
  }

  /**
   * Starts both.
   *
   * @param direct whether they may talk without a relay
   */
  static Pair start(LocalHub hub, LocalNode source, LocalNode target, boolean direct)
      throws IOException, InterruptedException {
    return new Pair(target, agent(hub, source, direct), agent(hub, target, direct));
  }

  Agent from() {
    return from;
  }

  Agent to() {
    return to;
  }

  String target() {
    return target.name();
  }

  /** Connects, and waits until packets go the shortest way. */
  void goDirect() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    from.ping(target(), PATIENCE);
    while (!isDirect(from) || !isDirect(to)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no direct path was found");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    from.close();
    to.close();
  }

  private static boolean isDirect(Agent agent) throws InterruptedException {
    return agent.paths().stream().anyMatch(path -> path.direct().isPresent());
  }

  private static Agent agent(LocalHub hub, LocalNode node, boolean direct)
      throws IOException, InterruptedException {
    var config =
        AgentConfig.of(node.key(), node.nodeId(), hub.of(node))
            .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .withDirect(direct);
    var agent = Agent.start(config);
    if (!agent.awaitPresent(PATIENCE)) {
      agent.close();
      throw new IllegalStateException(node.name() + " found no relay");
    }
    return agent;
  }
}
