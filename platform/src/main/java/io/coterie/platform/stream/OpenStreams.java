package io.coterie.platform.stream;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The streams that tokens opened at this replica and that have not ended. Thread-safe. */
final class OpenStreams {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Set<OpenStream<?, ?>> streams = new HashSet<>();

  @Inject
  OpenStreams() {}

  void add(OpenStream<?, ?> stream) {
    lock.lock();
    try {
      streams.add(stream);
      opened.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a stream; one that is not known is no error. */
  void remove(OpenStream<?, ?> stream) {
    lock.lock();
    try {
      streams.remove(stream);
    } finally {
      lock.unlock();
    }
  }

  /** Those that are open, waiting for the first to be opened if there is none. */
  List<OpenStream<?, ?>> await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (streams.isEmpty()) {
        opened.await();
      }
      return List.copyOf(streams);
    } finally {
      lock.unlock();
    }
  }
}
