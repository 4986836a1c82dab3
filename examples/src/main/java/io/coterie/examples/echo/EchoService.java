package io.coterie.examples.echo;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.DatagramPort;
import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;

/** Sends back what comes in on a port, to those that policies and trust let in there. */
public final class EchoService implements AutoCloseable {
  /** As in RFC 862. */
  public static final int PORT = 7;

  private final Listener streams;
  private final DatagramPort datagrams;

  private EchoService(Listener streams, DatagramPort datagrams) {
    this.streams = streams;
    this.datagrams = datagrams;
  }

  /** Serves until it is closed. */
  public static EchoService start(Agent agent) throws IOException {
    var service = new EchoService(agent.listen(PORT), agent.datagrams(PORT));
    Thread.ofVirtual().name("echo-streams").start(service::streams);
    Thread.ofVirtual().name("echo-datagrams").start(service::datagrams);
    return service;
  }

  private void streams() {
    try {
      while (true) {
        AgentStream stream = streams.accept();
        Thread.ofVirtual().name("echo").start(() -> echo(stream));
      }
    } catch (IOException _) {
      return; // closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void echo(AgentStream stream) {
    try (stream) {
      stream.input().transferTo(stream.output());
    } catch (IOException _) {
      stream.reset(); // the caller is gone, or shall not take half for the whole
    }
  }

  private void datagrams() {
    try {
      while (true) {
        var datagram = datagrams.receive();
        datagrams.send(datagram.peer(), datagram.port(), datagram.payload());
      }
    } catch (IOException _) {
      return; // closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    streams.close();
    datagrams.close();
  }
}
