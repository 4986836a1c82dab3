package io.coterie.cli.node;

import io.coterie.cli.terminal.Environment;
import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Standard input and output on one side, a stream on the other, until both directions end. */
final class Talk {
  private static final int BUFFER = 32 * 1024;

  private final Environment environment;
  private final AgentStream stream;
  private final CountDownLatch sent = new CountDownLatch(1);
  private volatile boolean stopped;

  Talk(Environment environment, AgentStream stream) {
    this.environment = environment;
    this.stream = stream;
  }

  /** Returns when both directions have ended, or somebody has stopped it. */
  void run() throws IOException, InterruptedException {
    environment.stop().onRequest(this::stop);
    // a thread of the system: reading a terminal can't be interrupted, and holds its thread
    Thread.ofPlatform().daemon().name("coterie-input").start(this::send);
    try {
      copy(stream.input(), environment.out());
    } catch (IOException e) {
      if (!stopped) {
        throw e;
      }
    }
    sent.await();
  }

  private void stop() {
    stopped = true;
    stream.reset();
    sent.countDown();
  }

  private void send() {
    try {
      copy(environment.in(), stream.output());
      stream.output().close();
    } catch (IOException _) {
      stream.reset(); // the other direction says so
    } finally {
      sent.countDown();
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[BUFFER];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      to.write(buffer, 0, n);
      to.flush();
    }
  }
}
