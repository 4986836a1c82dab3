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
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
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

  /** The thread in a component's start: interrupted by a close, so that it need not wait for it. */
  private final AtomicReference<@Nullable Thread> starter = new AtomicReference<>();

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
    } catch (RuntimeException | Error e) {
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
      startUnlessClosing(component);
      siblings.add(component);
      LOG.atDebug().addKeyValue("component", component.name()).log("started");
    }
  }

  private void startUnlessClosing(Lifecycle component) {
    starter.set(Thread.currentThread()); // first, so that a close sees either it or the next line
    try {
      if (closing.get()) {
        throw new StartInterrupted();
      }
      start(component);
    } finally {
      starter.set(null);
    }
  }

  private void start(Lifecycle component) {
    try {
      component.start();
    } catch (InterruptedException e) {
      throw new StartInterrupted(e); // which goes on up: the interrupt has done its work
    } catch (RuntimeException e) {
      throw closing.get() ? new StartInterrupted(e) : e; // a library's way to say interrupted
    } catch (Exception e) {
      throw closing.get()
          ? new StartInterrupted(e)
          : new ComponentFailedException(component.name(), e);
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
    var interrupted = starter.get();
    if (interrupted != null) {
      interrupted.interrupt();
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
