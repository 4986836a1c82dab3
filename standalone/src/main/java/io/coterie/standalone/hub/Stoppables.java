package io.coterie.standalone.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs, in the order it was started; stopped in the reverse, whatever fails on the way.
 * Thread-safe.
 */
final class Stoppables {
  private static final Logger LOG = LoggerFactory.getLogger(Stoppables.class);

  private final Deque<Stoppable> running = new ArrayDeque<>();
  private boolean stopped;

  private record Stoppable(String name, AutoCloseable stop) {}

  /** How a thing is stopped. */
  interface Stop<T> {
    void stop(T thing) throws Exception;
  }

  /**
   * Adds what was just started.
   *
   * @throws IllegalStateException if everything was stopped meanwhile; then this thing is, too
   */
  synchronized <T> T add(String name, T thing, Stop<? super T> stop) {
    running.push(new Stoppable(name, () -> stop.stop(thing)));
    if (stopped) {
      stop();
      throw new IllegalStateException("told to stop while starting");
    }
    return thing;
  }

  synchronized void stop() {
    stopped = true;
    while (!running.isEmpty()) {
      var next = running.pop();
      try {
        next.stop().close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).addKeyValue("part", next.name()).log("did not stop cleanly");
      }
    }
  }
}
