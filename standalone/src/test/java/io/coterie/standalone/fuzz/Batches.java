package io.coterie.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * Runs cases in batches, some at once. The cases of a batch follow each other, so that a batch is
 * the same again with the same seed, whatever the others do.
 */
final class Batches {
  private static final int AT_ONCE = 4;
  private static final int FINDINGS = 20;

  /** Up to so many batches are a short round. */
  private static final int SHORT = 4;

  private final Queue<String> findings = new ConcurrentLinkedQueue<>();

  /** A batch of cases; what it finds goes to the given queue. */
  interface Batch {
    void run(Random random, Queue<String> findings) throws Exception;
  }

  /** Fails with the first findings and the seed, if there are any. */
  void run(int count, Batch batch) throws InterruptedException, ExecutionException {
    var seed = Seed.chosen(count <= SHORT);
    var permits = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          IntStream.range(0, count)
              .<Future<?>>mapToObj(number ->
                  threads.submit(() -> {
                    permits.acquire();
                    try {
                      one(seed, number, batch);
                    } finally {
                      permits.release();
                    }
                    return null;
                  }))
              .toList();
      for (var each : running) {
        each.get();
      }
    }
    assertThat(findings.stream().limit(FINDINGS)).as("repeat with %s", seed).isEmpty();
  }

  private void one(Seed seed, int number, Batch batch) throws Exception {
    if (findings.size() >= FINDINGS) {
      return;
    }
    try {
      batch.run(seed.batch(number), findings);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("batch " + number + ", repeat with " + seed, e);
    }
  }
}
