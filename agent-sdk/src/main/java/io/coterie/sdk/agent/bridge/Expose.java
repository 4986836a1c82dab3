package io.coterie.sdk.agent.bridge;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * Leads a port of a node to a TCP server, for those that policies and trust let in on that port.
 * Threads may share it.
 */
public final class Expose implements AutoCloseable {
  /** More connections at once are refused. */
  public static final int MOST = 1_024;

  private static final int CONNECT_MILLISECONDS = 10_000;

  private final Listener listener;
  private final InetSocketAddress server;
  private final Bridges bridges;

  /**
   * Opens the port.
   *
   * @param server looked up anew for each connection
   * @param failures is told of connections that came to nothing
   * @throws IOException when the node's port is taken
   */
  public static Expose start(
      Agent agent, int port, InetSocketAddress server, Consumer<BridgeFailure> failures)
      throws IOException {
    var expose = new Expose(agent.listen(port), server, failures);
    Thread.ofVirtual().name("coterie-expose").start(expose::accept);
    return expose;
  }

  private Expose(Listener listener, InetSocketAddress server, Consumer<BridgeFailure> failures) {
    this.listener = listener;
    this.server = server;
    this.bridges = new Bridges("expose " + listener.port(), MOST, failures);
  }

  /** The port of the node. */
  public int port() {
    return listener.port();
  }

  /** What went over it. */
  public Traffic traffic() {
    return bridges.traffic();
  }

  /** Closes the port and cuts its connections. */
  @Override
  public void close() {
    listener.close();
    bridges.close();
  }

  private void accept() {
    try {
      while (true) {
        var stream = listener.accept();
        if (!bridges.begin(stream.peer(), () -> connect(stream))) {
          stream.reset();
          bridges.failed(
              stream.peer(), new IOException("there are " + MOST + " connections already"));
        }
      }
    } catch (IOException _) {
      return; // closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect(AgentStream stream) throws IOException, InterruptedException {
    try (var socket = new Socket()) {
      try {
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(server.getHostString(), server.getPort()), CONNECT_MILLISECONDS);
      } catch (IOException e) {
        stream.reset();
        throw new IOException(
            "nothing answers at %s:%d: %s"
                .formatted(server.getHostString(), server.getPort(), e.getMessage()),
            e);
      }
      bridges.pump(socket, stream);
    }
  }
}
