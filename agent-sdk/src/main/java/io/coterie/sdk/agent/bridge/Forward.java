package io.coterie.sdk.agent.bridge;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Leads a TCP port of this machine to a port of a node. Threads may share it. */
public final class Forward implements AutoCloseable {
  /** More connections at once are refused. */
  public static final int MOST = 1_024;

  private final Agent agent;
  private final ServerSocket server;
  private final String target;
  private final int port;
  private final Bridges bridges;

  /**
   * Opens the port.
   *
   * @param address of this machine; port 0: any that is free
   * @param target address, hostname or id of a node
   * @param port of that node
   * @param failures is told of connections that came to nothing
   * @throws IOException when the port of this machine is taken
   */
  public static Forward start(
      Agent agent,
      InetSocketAddress address,
      String target,
      int port,
      Consumer<BridgeFailure> failures)
      throws IOException {
    var server = new ServerSocket();
    try {
      server.bind(address);
    } catch (IOException e) {
      server.close();
      throw new IOException(
          "can't listen on %s:%d: %s"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
    var forward = new Forward(agent, server, target, Ports.check(port), failures);
    Thread.ofVirtual().name("coterie-forward").start(forward::accept);
    return forward;
  }

  private Forward(
      Agent agent, ServerSocket server, String target, int port, Consumer<BridgeFailure> failures) {
    this.agent = agent;
    this.server = server;
    this.target = target;
    this.port = port;
    this.bridges = new Bridges("forward " + server.getLocalPort(), MOST, failures);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** What went over it. */
  public Traffic traffic() {
    return bridges.traffic();
  }

  /** Closes the port and cuts its connections. */
  @Override
  public void close() throws IOException {
    server.close();
    bridges.close();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        if (!bridges.begin(target, () -> connect(socket))) {
          socket.close();
          bridges.failed(target, new IOException("there are " + MOST + " connections already"));
        }
      }
    } catch (IOException _) {
      return; // closed
    }
  }

  private void connect(Socket socket) throws IOException, InterruptedException {
    try (socket) {
      socket.setTcpNoDelay(true);
      try (var stream = agent.dial(target, port)) {
        bridges.pump(socket, stream);
      } catch (IOException e) {
        socket.setSoLinger(true, 0); // the client sees a reset, not an empty answer
        throw e;
      }
    }
  }
}
