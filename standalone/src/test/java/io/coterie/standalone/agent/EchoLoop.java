package io.coterie.standalone.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;

/** Sends back what comes in at a port of an agent, until it is closed. */
public final class EchoLoop implements AutoCloseable {
  private final Listener listener;

  public EchoLoop(Agent agent, int port) throws IOException {
    listener = agent.listen(port);
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        var stream = listener.accept();
        Thread.ofVirtual().start(() -> echo(stream));
      }
    } catch (IOException e) {
      return; // closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void echo(AgentStream stream) {
    try (stream) {
      var buffer = new byte[8192];
      int length = stream.input().read(buffer);
      while (length >= 0) {
        stream.output().write(buffer, 0, length);
        length = stream.input().read(buffer);
      }
    } catch (IOException e) {
      stream.reset(); // the other end sees it, and its test says so
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
