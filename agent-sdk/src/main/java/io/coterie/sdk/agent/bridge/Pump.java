package io.coterie.sdk.agent.bridge;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.LongConsumer;

/**
 * Carries bytes between a socket and a stream until both directions have ended. Each ends by
 * itself; what breaks breaks both, so that neither side takes half for the whole. It reads no
 * faster than it can write: who waits is the sender.
 */
final class Pump {
  private static final int BUFFER = 32 * 1024;

  private final Socket socket;
  private final AgentStream stream;
  private final Traffic traffic;

  Pump(Socket socket, AgentStream stream, Traffic traffic) {
    this.socket = socket;
    this.stream = stream;
    this.traffic = traffic;
  }

  /** Runs until all is over; both ends are closed then. */
  void run() throws InterruptedException {
    var out = Thread.ofVirtual().name("coterie-bridge-out").start(this::toPeer);
    try {
      fromPeer();
      out.join();
    } catch (InterruptedException e) {
      cut();
      throw e;
    } finally {
      stream.close();
      close();
    }
  }

  private void toPeer() {
    try {
      copy(socket.getInputStream(), stream.output(), traffic::toPeer);
      stream.output().close();
    } catch (IOException _) {
      cut();
    }
  }

  private void fromPeer() {
    try {
      copy(stream.input(), socket.getOutputStream(), traffic::fromPeer);
      socket.shutdownOutput();
    } catch (IOException _) {
      cut();
    }
  }

  private static void copy(InputStream from, OutputStream to, LongConsumer count)
      throws IOException {
    var buffer = new byte[BUFFER];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      to.write(buffer, 0, n);
      count.accept(n);
    }
  }

  /** Both sides see that it did not end well. */
  void cut() {
    stream.reset();
    try {
      socket.setSoLinger(true, 0); // closing it sends a reset, not an end
    } catch (IOException _) {
      // it is closed already
    }
    close();
  }

  private void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // nothing is left to lose
    }
  }
}
