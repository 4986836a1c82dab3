package io.coterie.sdk.agent.session;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Takes the streams that come in for one port. Threads may share it. */
public final class Listener implements Closeable {
  /** More than so many streams that nobody has taken are refused. */
  private static final int BACKLOG = 128;

  private final int port;
  private final Runnable onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<AgentStream> waiting = new ArrayDeque<>();
  private boolean closed;

  Listener(int port, Runnable onClose) {
    this.port = port;
    this.onClose = onClose;
  }

  /** The port of this node that it takes streams for. */
  public int port() {
    return port;
  }

  /**
   * Waits for the next stream.
   *
   * @throws IOException when the listener is closed
   */
  public AgentStream accept() throws IOException, InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (closed) {
          throw new IOException("nobody listens on port " + port + " any more");
        }
        changed.await();
      }
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the stream will be taken. */
  boolean offer(AgentStream stream) {
    lock.lock();
    try {
      if (closed || waiting.size() == BACKLOG) {
        return false;
      }
      waiting.add(stream);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses streams from now on, and cuts those that nobody has taken. */
  @Override
  public void close() {
    Queue<AgentStream> left;
    lock.lock();
    try {
      closed = true;
      left = new ArrayDeque<>(waiting);
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(AgentStream::reset);
    onClose.run();
  }
}
