package io.coterie.platform.boot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts components in order of their phases and stops them in reverse, also when told to stop
 * while they start.
 */
final class Components {
  private static final Logger LOG = LoggerFactory.getLogger(Components.class);

  private final Map<Phase, Set<Lifecycle>> phases;
  private final ShutdownConfig config;
  private final ReentrantLock starting = new ReentrantLock();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** One list a phase, last phase first. */
  private final Deque<List<Lifecycle>> started = new ArrayDeque<>();

  Components(Map<Phase, Set<Lifecycle>> phases, ShutdownConfig config) {
    this.phases = new EnumMap<>(Phase.class);
    this.phases.putAll(phases);
    this.config = config;
  }

  void start() {
    starting.lock();
    try {
      phases.values().forEach(this::startPhase);
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      starting.unlock();
    }
  }

  private void startPhase(Set<Lifecycle> components) {
    var siblings = new ArrayList<Lifecycle>();
    started.push(siblings);
    for (var component : components) {
      if (closing.get()) {
        throw new StartInterrupted();
      }
      start(component);
      siblings.add(component);
      LOG.atDebug().addKeyValue("component", component.name()).log("started");
    }
  }

  private static void start(Lifecycle component) {
    try {
      component.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartInterrupted();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ComponentFailedException(component.name(), e);
    }
  }

  /**
   * The first call does the work; another waits for it, as two threads may both need it to be done.
   */
  void close() {
    if (!closing.compareAndSet(false, true)) {
      waitUntilClosed();
      return;
    }
    starting.lock();
    try {
      new Shutdown(config).run(started);
    } finally {
      starting.unlock();
      closed.countDown();
    }
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  private void waitUntilClosed() {
    if (starting.isHeldByCurrentThread()) {
      return; // start failing because of the very close that waits for it to end
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
