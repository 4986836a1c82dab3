package io.coterie.registry.peers;

import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.membership.ReachEvent;
import io.coterie.registry.membership.ReachStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where a watch finds what others have for it. Bounded: network-service sends no more than it is
 * asked for, and of the registry it holds only which nodes to look at. Thread-safe.
 */
final class Mailbox implements ReachStream.Sink {
  /** How often nodes may change again before it was looked at the first change of theirs. */
  private static final int MOST_REPEATS = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final List<Mail.Reached> reach = new ArrayList<>();
  private final Set<NodeId> changed = new HashSet<>();
  private final Set<NodeId> trust = new HashSet<>();
  private int repeats;
  private boolean completed;
  private @Nullable RuntimeException failure;
  private @Nullable ReachStream expected;

  /** From now on takes messages from this stream, and from no other. */
  void expect(ReachStream stream) {
    lock.lock();
    try {
      expected = stream;
      reach.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something to come; nothing if time is up.
   *
   * @throws RuntimeException why there will be no more; what came before is left out, since the
   *     client goes on before it
   */
  Mail take(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (isEmpty() && failure == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      checkAlive();
      var mail = new Mail(reach, changed, trust, completed);
      reach.clear();
      changed.clear();
      trust.clear();
      repeats = 0;
      return mail;
    } finally {
      lock.unlock();
    }
  }

  /** Fails if nothing more will come. */
  void checkAlive() {
    lock.lock();
    try {
      if (failure != null) {
        throw failure;
      }
    } finally {
      lock.unlock();
    }
  }

  /** A node is another in the registry than it was. */
  void changed(NodeId node) {
    put(changed, node);
  }

  /** A node and the watching one trust each other from now on, or no longer. */
  void trustChanged(NodeId other) {
    put(trust, other);
  }

  void end(RuntimeException why) {
    lock.lock();
    try {
      if (failure == null) {
        failure = why;
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void told(ReachStream by, ReachEvent event, String resumeToken) {
    lock.lock();
    try {
      if (by == expected) {
        reach.add(new Mail.Reached(event, resumeToken));
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void completed(ReachStream by) {
    lock.lock();
    try {
      if (by == expected) {
        completed = true;
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(ReachStream by, RuntimeException why) {
    lock.lock();
    try {
      if (by == expected) {
        end(why);
      }
    } finally {
      lock.unlock();
    }
  }

  private void put(Set<NodeId> nodes, NodeId node) {
    lock.lock();
    try {
      if (!nodes.add(node)) {
        repeats++;
      }
      if (repeats > MOST_REPEATS) {
        end(new PlatformFailure.Plain(PlatformReason.WATCH_TOO_SLOW).exception());
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return reach.isEmpty() && changed.isEmpty() && trust.isEmpty() && !completed;
  }
}
