package io.coterie.sdk.agent.session;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A port that datagrams come to and go from. They may be lost, and come in another order. Threads
 * may share it.
 */
public final class DatagramPort implements Closeable {
  /** The largest payload that fits every path. */
  public static final int LARGEST = 1_100;

  private static final int MOST_WAITING = 512;
  private static final Datagram END = new Datagram("", 0, 0, new byte[0]);

  private final int port;
  private final Sending sending;
  private final Runnable onClose;
  private final BlockingQueue<Datagram> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean closed;

  /** How datagrams leave. */
  public interface Sending {
    /** Connects to the target if need be, and sends. */
    void send(String target, DatagramHead head, byte[] payload) throws IOException;
  }

  DatagramPort(int port, Sending sending, Runnable onClose) {
    this.port = port;
    this.sending = sending;
    this.onClose = onClose;
  }

  /** The port of this node that they come to. */
  public int port() {
    return port;
  }

  /**
   * Sends a datagram, after connecting to the node if there is no connection.
   *
   * @param target address, hostname or id of a node
   * @param targetPort 1 to 65535
   * @throws IllegalArgumentException when the payload is longer than {@link #LARGEST}
   * @throws IOException when the node is not found, may not be reached, or does not answer
   */
  public void send(String target, int targetPort, byte[] payload) throws IOException {
    if (payload.length > LARGEST) {
      throw new IllegalArgumentException("a datagram has at most " + LARGEST + " bytes");
    }
    sending.send(target, new DatagramHead(0, Ports.check(targetPort), port), payload);
  }

  /** Waits for the next one. Those that come while too many wait are lost. */
  public Datagram receive() throws IOException, InterruptedException {
    var next = waiting.take();
    if (closed) {
      waiting.clear();
      waiting.add(END); // for whoever waits besides
      throw new IOException("port " + port + " is closed");
    }
    return next;
  }

  void offer(Datagram datagram) {
    if (!closed) {
      var _ = waiting.offer(datagram);
    }
  }

  @Override
  public void close() {
    closed = true;
    waiting.clear();
    var _ = waiting.offer(END);
    onClose.run();
  }
}
