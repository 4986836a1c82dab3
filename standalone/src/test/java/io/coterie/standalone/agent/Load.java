package io.coterie.standalone.agent;

import static org.awaitility.Awaitility.await;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Goes on sending to an echo, and looks whether each byte comes back, in its place. */
public final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PIECE = 1024;
  private static final int CYCLE = 251;

  private final AgentStream stream;
  private final AtomicLong returned = new AtomicLong();
  private final AtomicReference<String> problem = new AtomicReference<>("");
  private volatile boolean closed;

  public Load(AgentStream stream) {
    this.stream = stream;
    Thread.ofVirtual().start(this::send);
    Thread.ofVirtual().start(this::receive);
  }

  /** Waits until much more than what could have been on the way is back. */
  public void awaitMore() {
    long goal = returned.get() + (1 << 20);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          if (!problem.get().isEmpty()) {
            throw new AssertionError(problem.get());
          }
          return returned.get() >= goal;
        });
  }

  /** How much came back. */
  public long returned() {
    return returned.get();
  }

  private void send() {
    var piece = new byte[PIECE];
    long sent = 0;
    try {
      while (!closed) {
        for (int i = 0; i < PIECE; i++) {
          piece[i] = (byte) (sent++ % CYCLE);
        }
        stream.output().write(piece);
      }
    } catch (IOException e) {
      failed(e.toString());
    }
  }

  private void receive() {
    var piece = new byte[PIECE];
    try {
      int length = stream.input().read(piece);
      while (length >= 0) {
        long at = returned.get();
        for (int i = 0; i < length; i++) {
          if (piece[i] != (byte) (at++ % CYCLE)) {
            failed("byte " + at + " is another");
          }
        }
        returned.set(at);
        length = stream.input().read(piece);
      }
      failed("the stream ended");
    } catch (IOException e) {
      failed(e.toString());
    }
  }

  private void failed(String what) {
    if (!closed) {
      problem.compareAndSet("", what);
    }
  }

  @Override
  public void close() {
    closed = true;
    stream.reset();
  }
}
