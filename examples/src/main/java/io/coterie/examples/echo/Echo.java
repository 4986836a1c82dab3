package io.coterie.examples.echo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coterie.examples.Worker;
import io.coterie.examples.Workplace;
import io.coterie.sdk.agent.session.Datagram;
import io.coterie.sdk.agent.session.DatagramPort;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two agents: one says something, the other one says it again. */
public final class Echo {
  private static final int AGAIN_MILLISECONDS = 500;
  private static final int TRIES = 60;

  private Echo() {}

  public static void main(String[] args) throws Exception {
    try (var place = Workplace.of(System.getenv())) {
      run(place, System.out);
    }
  }

  /** Tells what it does as it does it. */
  public static void run(Workplace place, PrintStream out)
      throws IOException, InterruptedException {
    try (Worker server = place.start("echo");
        var _ = EchoService.start(server.agent());
        Worker client = place.start("caller")) {
      out.println("a stream brings back: " + overStream(client, server, "hello, stream"));
      out.println("a datagram brings back: " + asDatagram(client, server, "hello, datagram"));
      client.agent().paths().stream()
          .map(path -> path.direct().isPresent() ? "directly" : "through " + path.relay())
          .forEach(way -> out.println("the way: " + way));
    }
  }

  private static String overStream(Worker client, Worker server, String text)
      throws IOException, InterruptedException {
    try (var stream = client.agent().dial(server.node(), EchoService.PORT)) {
      stream.output().write(text.getBytes(UTF_8));
      stream.output().close(); // the other end sees that this is all
      return new String(stream.input().readAllBytes(), UTF_8);
    }
  }

  /** Datagrams may be lost: it is sent again until an answer comes. */
  private static String asDatagram(Worker client, Worker server, String text)
      throws IOException, InterruptedException {
    try (DatagramPort port = client.agent().datagrams(EchoService.PORT)) {
      var answer = new FutureTask<Datagram>(port::receive);
      Thread.ofVirtual().name("answer").start(answer);
      for (int i = 0; i < TRIES; i++) {
        port.send(server.node(), EchoService.PORT, text.getBytes(UTF_8));
        try {
          return new String(answer.get(AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS).payload(), UTF_8);
        } catch (TimeoutException _) {
          // one of the two got lost
        } catch (ExecutionException e) {
          throw new IOException("the port was closed", e);
        }
      }
      throw new IOException("no datagram came back");
    }
  }
}
