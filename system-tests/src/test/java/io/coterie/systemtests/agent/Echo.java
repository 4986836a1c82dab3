package io.coterie.systemtests.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Datagram;
import io.coterie.sdk.agent.session.DatagramPort;
import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;

/** Sends back whatever comes to a port, as streams and as datagrams (RFC 862). */
final class Echo implements AutoCloseable {
  static final int PORT = 7;

  private final Listener streams;
  private final DatagramPort datagrams;

  private Echo(Listener streams, DatagramPort datagrams) {
    this.streams = streams;
    this.datagrams = datagrams;
  }

  static Echo start(Agent agent) throws IOException {
    var echo = new Echo(agent.listen(PORT), agent.datagrams(PORT));
    Service.forEver(
        "echo",
        () -> {
          var stream = echo.streams.accept();
          Thread.ofVirtual().start(() -> copy(stream));
        });
    Service.forEver(
        "echo",
        () -> {
          var datagram = echo.datagrams.receive();
          Thread.ofVirtual().start(() -> echo.answer(datagram));
        });
    return echo;
  }

  private void answer(Datagram datagram) {
    try {
      datagrams.send(datagram.peer(), datagram.port(), datagram.payload());
    } catch (IOException e) {
      System.err.println("echo of a datagram is lost: " + e.getMessage());
    }
  }

  private static void copy(AgentStream stream) {
    try (stream) {
      stream.input().transferTo(stream.output());
    } catch (IOException e) {
      System.err.println("echo of a stream ends: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    streams.close();
    datagrams.close();
  }
}
