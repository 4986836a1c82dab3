package io.coterie.cli.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The other end of measurements. The first byte of a stream says what it does: send back what
 * comes, swallow and tell how much it was, or send for as long as somebody reads.
 */
final class BenchService {
  static final int PORT = 5_201;
  static final int ECHO = 'E';
  static final int UP = 'U';
  static final int DOWN = 'D';
  private static final int BUFFER = 64 * 1024;

  private BenchService() {}

  static Listener start(Agent agent, int port) throws IOException {
    var listener = agent.listen(port);
    Thread.ofVirtual().name("coterie-bench").start(() -> accept(listener));
    return listener;
  }

  private static void accept(Listener listener) {
    try {
      while (true) {
        var stream = listener.accept();
        Thread.ofVirtual().start(() -> serve(stream));
      }
    } catch (IOException _) {
      return; // closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(AgentStream stream) {
    try (stream) {
      switch (stream.input().read()) {
        case ECHO -> stream.input().transferTo(stream.output());
        case UP -> swallow(stream);
        case DOWN -> send(stream);
        default -> stream.reset();
      }
    } catch (IOException _) {
      stream.reset(); // whoever measures has heard enough
    }
  }

  private static void swallow(AgentStream stream) throws IOException {
    var buffer = new byte[BUFFER];
    long total = 0;
    for (int n = stream.input().read(buffer); n >= 0; n = stream.input().read(buffer)) {
      total += n;
    }
    stream.output().write(ByteBuffer.allocate(Long.BYTES).putLong(total).array());
  }

  private static void send(AgentStream stream) throws IOException {
    var buffer = new byte[BUFFER];
    while (true) {
      stream.output().write(buffer);
    }
  }
}
