package io.coterie.systemtests.agent;

import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out what a test wants of an agent. Threads may share it. */
final class Orders {
  private static final Duration PRESENT = Duration.ofSeconds(60);

  private final Agent agent;
  private final Paths paths;
  private final Pings pings;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<Integer, AgentStream> streams = new ConcurrentHashMap<>();
  private final Map<Integer, Transfer> transfers = new ConcurrentHashMap<>();

  Orders(Agent agent, Paths paths, Pings pings) {
    this.agent = agent;
    this.paths = paths;
    this.pings = pings;
  }

  /**
   * The answer to an order.
   *
   * @param line a number, the order, and what it is about, with spaces between them
   */
  Map<String, ?> carryOut(String line) {
    var words = List.of(line.split(" ", -1));
    var answer = new HashMap<String, Object>();
    answer.put("id", Integer.valueOf(words.getFirst()));
    try {
      answer.putAll(carryOut(words.get(1), words.subList(2, words.size())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.put("error", e.toString());
    } catch (IOException | RuntimeException e) {
      answer.put("error", e.toString());
    }
    return answer;
  }

  private Map<String, ?> carryOut(String order, List<String> about)
      throws IOException, InterruptedException {
    return switch (order) {
      case "present" -> Map.of("present", agent.awaitPresent(PRESENT));
      case "dial" -> Map.of("stream", dial(about.getFirst()));
      case "send" -> send(number(about), Long.parseLong(about.getLast()));
      case "returned" -> Map.of("returned", transfer(about).returned());
      case "enough" -> enough(transfer(about));
      case "result" -> result(transfer(about));
      case "ping" -> Map.of("answered", pings.answered(about.getFirst()));
      case "path" -> Map.of("path", paths.to(about.getFirst()).name());
      case "moved" -> moved();
      default -> throw new IllegalArgumentException("no such order: " + order);
    };
  }

  private int dial(String node) throws IOException, InterruptedException {
    int number = count.incrementAndGet();
    streams.put(number, agent.dial(node, Echo.PORT));
    return number;
  }

  /** Begins to send: so many bytes, or fewer if {@code enough} comes before. */
  private Map<String, ?> send(int stream, long bytes) {
    var taken = Objects.requireNonNull(streams.remove(stream), "a stream serves once");
    transfers.put(stream, Transfer.start(taken, bytes));
    return Map.of();
  }

  private static Map<String, ?> enough(Transfer transfer) {
    transfer.finish();
    return Map.of();
  }

  private static Map<String, ?> result(Transfer transfer) {
    var result = transfer.result().join();
    return Map.of("bytes", result.bytes(), "same", result.same());
  }

  private Map<String, ?> moved() {
    agent.networkChanged();
    return Map.of();
  }

  private Transfer transfer(List<String> about) {
    return Objects.requireNonNull(transfers.get(number(about)), "nothing was sent by that stream");
  }

  private static int number(List<String> about) {
    return Integer.parseInt(about.getFirst());
  }
}
