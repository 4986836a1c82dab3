package io.coterie.cli.agent;

import com.google.gson.JsonObject;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What streams to a node are worth.
 *
 * @param roundTrips of small messages on an open stream, in order
 * @param up bytes a second to the node
 * @param down bytes a second from it
 */
public record Measurement(List<Duration> roundTrips, double up, double down) {
  private static final int MESSAGES = 100;
  private static final int MESSAGE = 64;
  private static final int BUFFER = 64 * 1024;
  private static final double MEGABIT = 125_000;

  /**
   * Measures.
   *
   * @param each how long each direction is filled
   */
  public static Measurement take(Agent agent, String target, int port, Duration each)
      throws IOException, InterruptedException {
    return new Measurement(
        roundTrips(agent.dial(target, port)),
        up(agent.dial(target, port), each),
        down(agent.dial(target, port), each));
  }

  private static List<Duration> roundTrips(AgentStream stream) throws IOException {
    try (stream) {
      stream.output().write(BenchService.ECHO);
      var all = new ArrayList<Duration>();
      var message = new byte[MESSAGE];
      for (int i = 0; i < MESSAGES; i++) {
        long before = System.nanoTime();
        stream.output().write(message);
        if (stream.input().readNBytes(MESSAGE).length < MESSAGE) {
          throw new IOException("the other end stopped");
        }
        all.add(Duration.ofNanos(System.nanoTime() - before));
      }
      return all.stream().sorted().toList();
    }
  }

  private static double up(AgentStream stream, Duration each) throws IOException {
    try (stream) {
      stream.output().write(BenchService.UP);
      var buffer = new byte[BUFFER];
      long start = System.nanoTime();
      while (System.nanoTime() - start < each.toNanos()) {
        stream.output().write(buffer);
      }
      stream.output().close();
      long total = ByteBuffer.wrap(stream.input().readNBytes(Long.BYTES)).getLong();
      return rate(total, System.nanoTime() - start);
    }
  }

  private static double down(AgentStream stream, Duration each) throws IOException {
    stream.output().write(BenchService.DOWN);
    var buffer = new byte[BUFFER];
    long total = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < each.toNanos()) {
      int n = stream.input().read(buffer);
      if (n < 0) {
        throw new IOException("the other end stopped");
      }
      total += n;
    }
    stream.reset();
    return rate(total, System.nanoTime() - start);
  }

  private static double rate(long bytes, long nanos) {
    return bytes * 1e9 / nanos;
  }

  private Duration at(int percent) {
    return roundTrips.get(Math.min(roundTrips.size() - 1, roundTrips.size() * percent / 100));
  }

  public JsonObject json() {
    var json = new JsonObject();
    json.addProperty("roundTripMinMillis", Millis.of(roundTrips.getFirst()));
    json.addProperty("roundTripMedianMillis", Millis.of(at(50)));
    json.addProperty("roundTripP99Millis", Millis.of(at(99)));
    json.addProperty("bytesPerSecondUp", Math.round(up));
    json.addProperty("bytesPerSecondDown", Math.round(down));
    return json;
  }

  public String text() {
    return """
    round trip  %s at best, %s in the middle, %s at the 99th percentile
    up          %.1f Mbit/s
    down        %.1f Mbit/s\
    """
        .formatted(
            Millis.text(roundTrips.getFirst()),
            Millis.text(at(50)),
            Millis.text(at(99)),
            up / MEGABIT,
            down / MEGABIT);
  }
}
