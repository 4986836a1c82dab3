package io.coterie.systemtests.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.DatagramPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Datagrams that go to a peer's {@link Echo} and come back. Threads may share it. */
final class Pings implements AutoCloseable {
  private static final int PORT = 8;
  private static final int SECONDS = 2;

  private final DatagramPort port;
  private final AtomicLong count = new AtomicLong();
  private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

  private Pings(DatagramPort port) {
    this.port = port;
  }

  static Pings start(Agent agent) throws IOException {
    var pings = new Pings(agent.datagrams(PORT));
    Service.forEver("pings", pings::receive);
    return pings;
  }

  /** Sends one; whether it came back in time, and from that node. */
  boolean answered(String node) throws IOException, InterruptedException {
    long number = count.incrementAndGet();
    var answer = new CompletableFuture<String>();
    waiting.put(number, answer);
    try {
      port.send(node, Echo.PORT, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      return answer.get(SECONDS, TimeUnit.SECONDS).equals(node);
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing else completes it", e);
    } finally {
      waiting.remove(number);
    }
  }

  private void receive() throws IOException, InterruptedException {
    var datagram = port.receive();
    var asked = waiting.get(ByteBuffer.wrap(datagram.payload()).getLong());
    if (asked != null) {
      asked.complete(datagram.peer());
    }
  }

  @Override
  public void close() {
    port.close();
  }
}
