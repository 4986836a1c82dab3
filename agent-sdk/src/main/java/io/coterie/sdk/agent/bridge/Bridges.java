package io.coterie.sdk.agent.bridge;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The connections of one bridge, each on a virtual thread of its own. Threads may share it. */
final class Bridges {
  private final String name;
  private final int most;
  private final Consumer<BridgeFailure> failures;
  private final Traffic traffic = new Traffic();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What makes one side of a connection out of the other, and lets it run. */
  interface Connecting {
    void run() throws IOException, InterruptedException;
  }

  Bridges(String name, int most, Consumer<BridgeFailure> failures) {
    this.name = name;
    this.most = most;
    this.failures = failures;
  }

  Traffic traffic() {
    return traffic;
  }

  /** Carries bytes until both sides are done. */
  void pump(Socket socket, AgentStream stream) throws InterruptedException {
    new Pump(socket, stream, traffic).run();
  }

  /**
   * Runs a connection on a thread of its own.
   *
   * @return false: there are as many as there may be
   */
  boolean begin(String peer, Connecting connecting) {
    if (closed || !traffic.begin(most)) {
      return false;
    }
    var thread = Thread.ofVirtual().name("coterie-bridge").unstarted(() -> run(peer, connecting));
    threads.add(thread);
    thread.start();
    if (closed) {
      thread.interrupt();
    }
    return true;
  }

  void failed(String peer, IOException why) {
    failures.accept(new BridgeFailure(name, peer, why));
  }

  /** Cuts all of them. */
  void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
  }

  private void run(String peer, Connecting connecting) {
    try {
      connecting.run();
    } catch (IOException e) {
      failed(peer, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the bridge is closed
    } finally {
      threads.remove(Thread.currentThread());
      traffic.end();
    }
  }
}
