package io.coterie.bench.yardstick;

import io.coterie.bench.results.Machine;
import io.coterie.bench.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A relay with 1,000 sessions and 1,000 flows beside one with a hundred times as many of both, by
 * turns, and what they take of memory: {@code ScaleComparison FILE ROUNDS}. Setting up takes
 * minutes; then it waits for an empty line, so that a quiet moment can be chosen.
 */
public final class ScaleComparison {
  private static final int SMALL = 1_000;
  private static final int LARGE = 100_000;
  private static final Duration WARM_UP = Duration.ofMillis(500);
  private static final Duration TIME = Duration.ofSeconds(1);
  private static final Duration COMPILING = Duration.ofSeconds(3);

  private final Results results = new Results();

  private ScaleComparison() {}

  /** Sets up, waits, runs the rounds. */
  public static void main(String[] words) throws Exception {
    var folder = Files.createTempDirectory("coterie-bench");
    var programs = Programs.prepare(folder);
    var comparison = new ScaleComparison();
    comparison.memory();
    try (var small = new RelayChild("linux");
        var large = new RelayChild("linux")) {
      var few = small.withNet("1000 flows", folder.resolve("few"), SMALL);
      long before = large.memory();
      var many = large.withNet("100000 flows", folder.resolve("many"), LARGE);
      comparison.add("session with a flow", (double) (large.memory() - before) / LARGE);
      System.out.println("ready: an empty line begins the measurement");
      System.in.read();
      comparison.rounds(
          new Generator(programs.generate()), List.of(few, many), Integer.parseInt(words[1]));
      comparison.results.append(Path.of(words[0]));
    }
  }

  /** What the first thousand load and allocate for all is not counted. */
  private void memory() throws Exception {
    try (var relay = new RelayChild("linux")) {
      relay.bind(0, SMALL / 2);
      long before = relay.memory();
      relay.bind(SMALL / 2, (SMALL + LARGE) / 2);
      add("session", (double) (relay.memory() - before) / LARGE);
    }
  }

  private void rounds(Generator generator, List<Contender> both, int count) throws Exception {
    for (var contender : both) {
      generator.run(contender, Load.TRAINS, COMPILING, TIME);
      generator.run(contender, Load.SINGLE, COMPILING, TIME);
    }
    for (int round = 1; round <= count; round++) {
      var before = Machine.now();
      for (var load : List.of(Load.SINGLE, Load.TRAINS)) {
        for (var contender : round % 2 == 0 ? both : both.reversed()) {
          generator
              .run(contender, load, WARM_UP, TIME)
              .addTo(results, round, contender.name(), load.label());
        }
      }
      results.add(round, "machine", "all", "stolen %", Machine.now().stolenSince(before));
    }
  }

  private void add(String what, double bytes) {
    System.out.printf("%s: %.0f bytes%n", what, bytes);
    results.add(1, what, "idle", "bytes", bytes);
  }
}
