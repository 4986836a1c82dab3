package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@link FuzzTest} does, for long; alone, since what others keep would be counted, too. */
@Tag("full")
@Isolated
final class FullFuzzTest {
  private static final int ROUNDS = 10_000_000;

  /** A multiple of how many rounds are looked at together. */
  private static final int PART = 640_000;

  private static final long MEGABYTE = 1 << 20;

  /** Well below what one byte a round would come to. */
  private static final long SLACK = 4 * MEGABYTE;

  @Test
  void anythingMayComeForLongAndLeavesNothingBehind() {
    var kept = new ArrayList<Long>();
    FuzzTest.run(
        ROUNDS,
        round -> {
          if (round % PART == 0) {
            kept.add(memory());
          }
        });
    assertFlat(kept);
  }

  /** After the first part, in which code and buffers come to be. */
  private static void assertFlat(List<Long> kept) {
    assertThat(kept.getLast())
        .as("bytes after each part: %s", kept)
        .isLessThan(kept.get(1) + SLACK);
  }

  /** Bytes of the heap that are in use, after a collection. */
  private static long memory() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
