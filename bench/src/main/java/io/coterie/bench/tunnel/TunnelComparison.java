package io.coterie.bench.tunnel;

import io.coterie.bench.results.Machine;
import io.coterie.bench.results.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * What two agents get through to each other, directly and by a relay, beside bare QUIC, by turns:
 * {@code TunnelComparison FILE ROUNDS}. What it measures goes to the end of the file.
 */
public final class TunnelComparison {
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int STREAMS = 1_000;
  private static final double GIGABIT = 1e9 / 8;

  private final Results results = new Results();

  private TunnelComparison() {}

  /** Runs the rounds. */
  public static void main(String[] words) throws Exception {
    var comparison = new TunnelComparison();
    try (var relay = new LocalRelay()) {
      comparison.run(relay, Integer.parseInt(words[1]));
    } finally {
      comparison.results.append(Path.of(words[0]));
    }
    System.exit(0); // Netty's own threads are no daemons
  }

  private void run(LocalRelay relay, int rounds) throws Exception {
    var hub = new LocalHub(relay);
    var a = hub.node("a", relay.address());
    var b = hub.node("b", relay.address());
    var c = hub.node("c", relay.address());
    var d = hub.node("d", relay.address());
    try (var bare = new BareQuic();
        var direct = Pair.start(hub, a, b, true);
        var relayed = Pair.start(hub, c, d, false)) {
      direct.goDirect();
      for (int round = -1; round <= rounds; round++) {
        var before = Machine.now();
        streams(round, bare, direct, relayed);
        dial(round, relay);
        add(round, "machine", "all", "stolen %", Machine.now().stolenSince(before));
      }
      fairness(1, "direct", direct);
      fairness(1, "relayed", relayed);
    }
  }

  private void streams(int round, BareQuic bare, Pair direct, Pair relayed) throws Exception {
    add(round, "bare QUIC", "1 stream", "Gbit/s", bare.run(TIME) / GIGABIT);
    add(round, "direct", "1 stream", "Gbit/s", Transfer.run(direct, 1, TIME)[0] / GIGABIT);
    add(round, "relayed", "1 stream", "Gbit/s", Transfer.run(relayed, 1, TIME)[0] / GIGABIT);
  }

  private void dial(int round, LocalRelay relay) throws Exception {
    var times = Dialling.run(relay);
    add(round, "relayed", "dial", "round trips to greeting", times.greeting());
    add(round, "relayed", "dial", "round trips to echo", times.echo());
  }

  private void fairness(int round, String subject, Pair pair) throws Exception {
    var rates = Transfer.run(pair, STREAMS, LONG);
    double mean = Arrays.stream(rates).average().orElseThrow();
    var load = STREAMS + " streams";
    add(round, subject, load, "Gbit/s", STREAMS * mean / GIGABIT);
    add(round, subject, load, "least share", Arrays.stream(rates).min().orElseThrow() / mean);
    add(round, subject, load, "largest share", Arrays.stream(rates).max().orElseThrow() / mean);
  }

  /** The rounds before the first are for the compiler. */
  private void add(int round, String subject, String load, String metric, double value) {
    System.out.printf("%d %s %s %s %.3f%n", round, subject, load, metric, value);
    if (round > 0) {
      results.add(round, subject, load, metric, value);
    }
  }
}
