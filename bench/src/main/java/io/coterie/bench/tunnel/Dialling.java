package io.coterie.bench.tunnel;

import io.coterie.sdk.agent.session.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * How long it takes two agents that never met to say something to each other, in round trips
 * between the two, by a relay that is far from both.
 */
final class Dialling {
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final int PORT = 7;

  /** To the relay and from it to the other, and back. */
  private static final double ROUND_TRIP = 4.0 * DELAY.toNanos();

  private Dialling() {}

  /**
   * Round trips until something has come.
   *
   * @param greeting the other speaks first
   * @param echo it answers what the caller says
   */
  record Times(double greeting, double echo) {}

  static Times run(LocalRelay relay) throws IOException, InterruptedException {
    var hub = new LocalHub(relay);
    try (var slowA = new SlowPath(relay.address(), DELAY);
        var slowB = new SlowPath(relay.address(), DELAY);
        var pair =
            Pair.start(
                hub, hub.node("near", slowA.address()), hub.node("far", slowB.address()), false);
        var listener = pair.to().listen(PORT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> answer(listener));
      long begin = System.nanoTime();
      try (var stream = pair.from().dial(pair.target(), PORT)) {
        int _ = stream.input().read();
        long greeted = System.nanoTime();
        stream.output().write(2);
        stream.output().flush();
        int _ = stream.input().read();
        long answered = System.nanoTime();
        return new Times((greeted - begin) / ROUND_TRIP, (answered - begin) / ROUND_TRIP);
      }
    }
  }

  /** A byte at once, and whatever byte comes. */
  private static void answer(Listener listener) {
    try (var stream = listener.accept()) {
      stream.output().write(1);
      stream.output().flush();
      stream.output().write(stream.input().read());
      stream.output().flush();
      int _ = stream.input().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
