package io.coterie.relay.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work in three queues, each with room of its own: what one of them is flooded with takes no room
 * and little time from the others. Thread-safe.
 */
final class Lanes {
  /** Whose work it is. */
  enum Lane {
    /** The relay's own, revocations above all: always first. */
    OWN,
    /** Of those that have a session. */
    MEMBERS,
    /** Of everybody else: a quarter of what is done while members wait. */
    STRANGERS
  }

  private static final int STRANGERS_SHARE = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition ownRoom = lock.newCondition();
  private final Map<Lane, Queue<Work>> lanes = new EnumMap<>(Lane.class);
  private final int capacity;

  /** Room for so much in each. */
  Lanes(int capacity) {
    this.capacity = capacity;
    for (var lane : Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  /** False: there is no room. */
  boolean offer(Lane lane, Work piece) {
    lock.lock();
    try {
      if (waiting(lane).size() >= capacity) {
        return false;
      }
      waiting(lane).add(piece);
      work.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for room. */
  void putOwn(Work piece) throws InterruptedException {
    lock.lock();
    try {
      while (waiting(Lane.OWN).size() >= capacity) {
        ownRoom.await();
      }
      waiting(Lane.OWN).add(piece);
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return lanes.values().stream().mapToInt(Queue::size).sum();
    } finally {
      lock.unlock();
    }
  }

  /** As much as is due next, in order; waits a while for the first. */
  List<Work> take(int most, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (lanes.values().stream().allMatch(Queue::isEmpty) && nanos > 0) {
        nanos = work.awaitNanos(nanos);
      }
      var due = new ArrayList<Work>(Math.min(most, 16));
      move(Lane.OWN, most, due);
      ownRoom.signalAll();
      move(Lane.MEMBERS, most - strangersShare(most - due.size()), due);
      move(Lane.STRANGERS, most, due);
      return due;
    } finally {
      lock.unlock();
    }
  }

  private int strangersShare(int left) {
    return Math.min(waiting(Lane.STRANGERS).size(), (left + STRANGERS_SHARE - 1) / STRANGERS_SHARE);
  }

  /** Until there are so many. */
  private void move(Lane from, int most, List<Work> to) {
    for (var lane = waiting(from); to.size() < most && !lane.isEmpty(); ) {
      to.add(lane.remove());
    }
  }

  private Queue<Work> waiting(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
