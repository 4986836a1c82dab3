package io.coterie.examples.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does things at the same time, each on a virtual thread. */
final class Together {
  private Together() {}

  /** One of them. */
  interface Part<T> {
    T of(int index) throws IOException, InterruptedException;
  }

  /** Waits for all of them; the first failure is that of all. */
  static <T> List<T> all(int count, Part<T> part) throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var parts = IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> part.of(i)).toList();
      var results = new ArrayList<T>();
      for (var done : threads.invokeAll(parts)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }
}
