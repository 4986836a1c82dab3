package io.coterie.platform.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port at which nobody stays on the line. */
final class HangingUp implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();

  HangingUp() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::hangUp);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many there have been. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void hangUp() {
    while (!socket.isClosed()) {
      try (var _ = socket.accept()) {
        connections.incrementAndGet();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
