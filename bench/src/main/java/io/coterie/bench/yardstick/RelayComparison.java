package io.coterie.bench.yardstick;

import io.coterie.bench.results.Machine;
import io.coterie.bench.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Our relay, a forwarder in C, and coturn, by turns, and what each datagram costs them: {@code
 * RelayComparison FILE ROUNDS}. What it measures goes to the end of the file. To be run in the
 * repository's top folder.
 */
public final class RelayComparison {
  private static final Duration WARM_UP = Duration.ofMillis(150);
  private static final Duration TIME = Duration.ofMillis(750);
  private static final Duration COMPILING = Duration.ofSeconds(3);

  private final Field field;
  private final Generator generator;
  private final Results results = new Results();

  private RelayComparison(Field field, Generator generator) {
    this.field = field;
    this.generator = generator;
  }

  /** Runs the rounds. */
  public static void main(String[] words) throws Exception {
    var folder = Files.createTempDirectory("coterie-bench");
    var programs = Programs.prepare(folder);
    try (var field = new Field(programs, folder)) {
      var comparison = new RelayComparison(field, new Generator(programs.generate()));
      comparison.warmUp();
      comparison.rounds(Integer.parseInt(words[1]));
      comparison.results.append(Path.of(words[0]));
    }
  }

  /** Until what is used often is compiled. */
  private void warmUp() throws Exception {
    for (var contender : field.contenders().subList(0, 2)) {
      for (var load : Load.values()) {
        generator.run(contender, load, COMPILING, Duration.ofMillis(100));
      }
    }
  }

  private void rounds(int count) throws Exception {
    for (int round = 1; round <= count; round++) {
      var before = Machine.now();
      var work = field.relay().work();
      for (var load : Load.values()) {
        for (var contender : inTurn(load, round)) {
          generator
              .run(contender, load, WARM_UP, TIME)
              .addTo(results, round, contender.name(), load.label());
        }
      }
      double allocated = field.relay().work().bytesPerDatagramSince(work);
      results.add(round, Field.OURS, "all", "allocated bytes", allocated);
      results.add(round, "machine", "all", "stolen %", Machine.now().stolenSince(before));
    }
  }

  /** Each round begins with another one. */
  private List<Contender> inTurn(Load load, int round) {
    var all = new ArrayList<>(field.contenders());
    if (load == Load.STEADY) {
      all.add(field.direct());
    }
    Collections.rotate(all, round);
    return all;
  }
}
