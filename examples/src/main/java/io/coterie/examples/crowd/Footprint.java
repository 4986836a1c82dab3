package io.coterie.examples.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What this process takes.
 *
 * @param heap bytes in use on the heap
 * @param resident bytes of memory that the system gives it; 0: it does not say
 */
record Footprint(long heap, long resident) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MEGABYTE = 1e6;
  private static final int KIBIBYTE = 1_024;

  /** After asking for a collection of what nobody needs any more. */
  static Footprint now() throws IOException {
    System.gc();
    var runtime = Runtime.getRuntime();
    return new Footprint(runtime.totalMemory() - runtime.freeMemory(), measured());
  }

  private static long measured() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .sum();
    }
  }

  /** What came on top, shared among so many. */
  String each(Footprint before, int count) {
    return String.format(
        Locale.ROOT,
        "%.2f MB an agent on the heap, %.2f MB resident in all",
        (heap - before.heap) / MEGABYTE / count,
        (resident - before.resident) / MEGABYTE / count);
  }
}
