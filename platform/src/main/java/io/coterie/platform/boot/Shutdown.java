package io.coterie.platform.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops phase after phase; the components of one together, so that one that hangs does not keep its
 * siblings from stopping.
 */
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  /** What a component gets when time is up, and again after it is interrupted. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final ShutdownConfig config;
  private final long begin = System.nanoTime();

  Shutdown(ShutdownConfig config) {
    this.config = config;
  }

  /**
   * @param phases what to stop first, first
   */
  void run(Deque<List<Lifecycle>> phases) {
    phases.stream().flatMap(Collection::stream).forEach(Shutdown::drain);
    try {
      if (!phases.isEmpty()) {
        Thread.sleep(config.drainDelay());
      }
      for (var phase : phases) {
        stop(phase);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("shutdown interrupted");
    }
  }

  private static void drain(Lifecycle component) {
    try {
      component.drain();
    } catch (RuntimeException e) {
      warn(component, "drain failed", e);
    }
  }

  private void stop(List<Lifecycle> siblings) throws InterruptedException {
    var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stop-", 0).factory());
    var results = threads.invokeAll(tasks(siblings), remaining().toNanos(), TimeUnit.NANOSECONDS);
    for (int i = 0; i < siblings.size(); i++) {
      report(siblings.get(i), results.get(i));
    }
    threads.shutdown();
    if (!threads.awaitTermination(AT_LEAST.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.warn("components go on after they were told to stop");
    }
  }

  private static List<Callable<String>> tasks(List<Lifecycle> siblings) {
    var tasks = new ArrayList<Callable<String>>();
    for (var component : siblings) {
      tasks.add(() -> {
        component.stop();
        return component.name();
      });
    }
    return tasks;
  }

  private static void report(Lifecycle component, Future<String> result)
      throws InterruptedException {
    try {
      LOG.atDebug().addKeyValue("component", result.get()).log("stopped");
    } catch (ExecutionException e) {
      warn(component, "stop failed", Objects.requireNonNullElse(e.getCause(), e));
    } catch (CancellationException overdue) {
      LOG.atWarn().addKeyValue("component", component.name()).log("stop took too long");
    }
  }

  /** When time is up, still enough for a component that only has to let go. */
  private Duration remaining() {
    var left = config.drainDelay().plus(config.timeout()).minusNanos(System.nanoTime() - begin);
    return left.compareTo(AT_LEAST) > 0 ? left : AT_LEAST;
  }

  private static void warn(Lifecycle component, String message, Throwable cause) {
    LOG.atWarn().addKeyValue("component", component.name()).setCause(cause).log(message);
  }
}
