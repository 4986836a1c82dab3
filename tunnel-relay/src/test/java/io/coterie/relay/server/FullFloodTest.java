package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link UdpFloodTest} does, as fast as it goes: a thread that floods without a pause, and a
 * flow at a steady pace beside it. Alone, since it measures.
 */
@Tag("full")
@Isolated
final class FullFloodTest {
  private static final Logger LOG = LoggerFactory.getLogger(FullFloodTest.class);
  private static final int DATAGRAMS = 10_000;
  private static final Duration BETWEEN = Duration.ofMillis(1);
  private static final int SOURCES = 16;

  /** Of these a second: 30,000. More is a matter of the machine's sockets. */
  private static final int PER_MILLISECOND = 30;

  private static final double SHARE = 0.9;

  /** What arrived of the flow's datagrams, of PINGs beside them, and how much else was sent. */
  private record Result(int data, int pongs, long others) {}

  @Test
  void flowsKeepTheirDatagramsInAFlood() throws InterruptedException {
    var alone = run(0);
    var flooded = run(PER_MILLISECOND);
    LOG.atInfo()
        .addKeyValue("alone", alone)
        .addKeyValue("flooded", flooded)
        .log("flood of a relay");
    assertThat(flooded.data()).isGreaterThanOrEqualTo((int) (SHARE * alone.data()));
    assertThat(flooded.pongs()).isGreaterThanOrEqualTo((int) (SHARE * alone.pongs()));
  }

  private static Result run(int perMillisecond) throws InterruptedException {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);
      var others = new AtomicLong();
      var flooding = Thread.ofPlatform().start(() -> flood(relay, perMillisecond, others));
      int data = 0;
      int pongs = 0;
      long next = System.nanoTime();
      for (int i = 0; i < DATAGRAMS; i++) {
        two.sendToTarget(FlowTest.HELLO);
        if (i % 100 == 0) {
          two.source().say(new Ping(i));
        }
        next += BETWEEN.toNanos();
        LockSupport.parkNanos(next - System.nanoTime());
        data += taken(two.target(), frame -> RelayClient.data(frame).isPresent());
        pongs += taken(two.source(), frame -> two.source().control(frame, Pong.class).isPresent());
      }
      flooding.interrupt();
      flooding.join();
      two.source().say(new Ping(1));
      two.source().heard(Pong.class);
      data += taken(two.target(), frame -> RelayClient.data(frame).isPresent());
      return new Result(data, pongs, others.get());
    }
  }

  /** Until it is interrupted. */
  private static void flood(TestRelay relay, int perMillisecond, AtomicLong sent) {
    var flood = new Flood(new Random(StepFuzzTest.SEED));
    List<Wire> sources = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      sources.add(relay.wire());
    }
    long next = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      for (int i = 0; i < perMillisecond; i++) {
        sources.get((int) (sent.incrementAndGet() % SOURCES)).send(flood.frame());
      }
      sources.forEach(Wire::clear);
      next += BETWEEN.toNanos();
      LockSupport.parkNanos(next - System.nanoTime());
    }
    sources.forEach(Wire::close);
  }

  private static int taken(RelayClient agent, Predicate<byte[]> wanted) {
    int taken = 0;
    while (agent.wire().waiting() > 0) {
      taken += wanted.test(agent.wire().await("a frame", Optional::of)) ? 1 : 0;
    }
    return taken;
  }
}
