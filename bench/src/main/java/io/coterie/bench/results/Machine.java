package io.coterie.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long the processors have done what, since the machine was started.
 *
 * @param stolen taken by the host's other guests
 */
public record Machine(long all, long idle, long stolen) {
  private static final int IDLE = 3;
  private static final int STOLEN = 7;

  /** User, nice, system, idle, waiting, interrupts twice, stolen: see proc(5). */
  public static Machine now() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      var fields = lines.findFirst().orElseThrow().trim().split(" +", -1);
      var ticks = Arrays.stream(fields, 1, 9).mapToLong(Long::parseLong).toArray();
      return new Machine(Arrays.stream(ticks).sum(), ticks[IDLE], ticks[STOLEN]);
    }
  }

  /** In percent of the time since. */
  public double stolenSince(Machine before) {
    return 100.0 * (stolen - before.stolen) / Math.max(1, all - before.all);
  }
}
