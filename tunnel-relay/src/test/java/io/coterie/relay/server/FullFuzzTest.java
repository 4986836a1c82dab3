package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What {@link StepFuzzTest} and {@link FuzzTest} do, for long; alone, since what others keep would
 * be counted, too.
 */
@Tag("full")
@Isolated
final class FullFuzzTest {
  private static final int ROUNDS = 10_000_000;
  private static final int ROUNDS_OF_UDP = 1_000_000;

  /** A multiple of how many rounds are looked at together, by either of them. */
  private static final int PART = 640_000;

  private static final int PART_OF_UDP = 64_000;
  private static final long MEGABYTE = 1 << 20;

  /** Well below what one byte a round would come to. */
  private static final long SLACK = 4 * MEGABYTE;

  @Test
  void anythingLeavesNothingBehind(TestReporter reporter) {
    var kept = new ArrayList<Memory>();
    var fuzz = new StepFuzz(StepFuzzTest.SEED);
    long begun = System.nanoTime();
    fuzz.run(
        ROUNDS,
        round -> {
          if (round % PART == 0) {
            kept.add(Memory.now());
          }
        });
    report(reporter, ROUNDS, begun, kept);
    reporter.publishEntry("outcomes", String.valueOf(fuzz.outcomes()));
    assertFlat(kept);
  }

  @Test
  void anythingThroughSocketsLeavesNothingBehind(TestReporter reporter) {
    var kept = new ArrayList<Memory>();
    long begun = System.nanoTime();
    FuzzTest.run(
        ROUNDS_OF_UDP,
        round -> {
          if (round % PART_OF_UDP == 0) {
            kept.add(Memory.now());
          }
        });
    report(reporter, ROUNDS_OF_UDP, begun, kept);
    assertFlat(kept);
  }

  private static void report(TestReporter reporter, int rounds, long begun, List<Memory> kept) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    reporter.publishEntry(
        "frames",
        "%d in %.0f s: %.0f a second; %s, then %s"
            .formatted(rounds, seconds, rounds / seconds, kept.get(1), kept.getLast()));
  }

  /** After the first part, in which code and buffers come to be. */
  private static void assertFlat(List<Memory> kept) {
    var first = kept.get(1);
    var last = kept.getLast();
    assertThat(last.heap()).as("after each part: %s", kept).isLessThan(first.heap() + SLACK);
    assertThat(last.outside()).as("after each part: %s", kept).isLessThan(first.outside() + SLACK);
  }

  /**
   * Bytes in use, after a collection.
   *
   * @param outside the heap: tables and buffers
   */
  private record Memory(long heap, long outside) {
    static Memory now() {
      var memory = ManagementFactory.getMemoryMXBean();
      memory.gc();
      long outside =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      return new Memory(memory.getHeapMemoryUsage().getUsed(), outside);
    }
  }
}
