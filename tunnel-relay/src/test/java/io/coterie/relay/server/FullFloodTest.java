package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What {@link UdpFloodTest} does, as fast as the relay takes it, and a flow at a steady pace beside
 * it. Whoever floods goes on once a datagram of a flow of his own has come through: so that there
 * is always room in the system's buffers. Alone, since it measures.
 */
@Tag("full")
@Isolated
final class FullFloodTest {
  private static final int DATAGRAMS = 10_000;
  private static final int PER_PING = 100;
  private static final Duration BETWEEN = Duration.ofMillis(1);
  private static final int SOURCES = 16;
  private static final int PER_BURST = 256;
  private static final double SHARE = 0.9;

  /** What arrived of the flow's datagrams, of PINGs beside them, and what else was sent. */
  private record Result(int data, int pongs, long others, double seconds) {}

  @Test
  void flowsKeepTheirDatagramsInAFlood(TestReporter reporter) throws Exception {
    var alone = run(0);
    var flooded = run(PER_BURST);
    reporter.publishEntry("flood", "%s, %s".formatted(alone, flooded));
    assertThat(flooded.data())
        .as("%s, %s", alone, flooded)
        .isGreaterThanOrEqualTo((int) (SHARE * alone.data()));
    assertThat(flooded.pongs())
        .as("%s, %s", alone, flooded)
        .isGreaterThanOrEqualTo((int) (SHARE * alone.pongs()));
  }

  private static Result run(int perBurst) throws Exception {
    var over = new AtomicBoolean();
    try (var relay = TestRelay.start();
        var flooder = Executors.newSingleThreadExecutor()) {
      var two = TwoAgents.of(relay);
      var own = TwoAgents.of(relay.signed('c', 'd'), relay.bound('c'), relay.bound('d'));
      var sent = flooder.submit(() -> flood(relay, own, perBurst, over));
      long begun = System.nanoTime();
      var result = steady(two);
      double seconds = (System.nanoTime() - begun) / 1e9;
      over.set(true);
      return new Result(result.data(), result.pongs(), sent.get(), seconds);
    } finally {
      over.set(true);
    }
  }

  private static Result steady(TwoAgents two) {
    int data = 0;
    int pongs = 0;
    for (int i = 0; i < DATAGRAMS; i++) {
      two.sendToTarget(FlowTest.HELLO);
      if (i % PER_PING == 0) {
        two.source().say(new Ping(i));
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
      data += taken(two.target(), frame -> RelayClient.data(frame).isPresent());
      pongs += taken(two.source(), frame -> two.source().control(frame, Pong.class).isPresent());
    }
    // whatever was on its way is there when this is
    two.sendToTarget(FlowTest.ANSWER);
    while (two.target().data().payload().length == FlowTest.HELLO.length) {
      data++;
    }
    return new Result(data, pongs, 0, 0);
  }

  /** Returns how many frames it was. */
  private static long flood(TestRelay relay, TwoAgents own, int perBurst, AtomicBoolean over) {
    var flood = new Flood(new Random(StepFuzzTest.SEED));
    List<Wire> sources = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      sources.add(relay.wire());
    }
    long sent = 0;
    while (!over.get()) {
      for (int i = 0; i < perBurst; i++) {
        sources.get(i % SOURCES).send(flood.frame());
      }
      sent += perBurst;
      own.sendToTarget(FlowTest.HELLO);
      own.target().data();
      sources.forEach(Wire::clear);
    }
    sources.forEach(Wire::close);
    return sent;
  }

  private static int taken(RelayClient agent, Predicate<byte[]> wanted) {
    int taken = 0;
    while (agent.wire().waiting() > 0) {
      taken += wanted.test(agent.wire().await("a frame", Optional::of)) ? 1 : 0;
    }
    return taken;
  }
}
