package io.coterie.sdk.agent.session;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who of the streams of a connection may send next: all of them, one after the other, a piece each.
 * QUIC by itself gives what room there is to those that stand first in its list. Threads share it.
 *
 * <p>A piece that is not taken, since its stream's reader does not read, holds up nobody: its turn
 * is over when as many turns after it were as there are at once, or when none was for a while.
 */
final class Turns {
  /** Pieces that QUIC has to choose from. */
  static final int AT_ONCE = 32;

  /** Of a stream that sends alone, and of one that others wait for. */
  private static final int WHOLE = 64 * 1024;

  private static final int SHARED = 8 * 1024;
  private static final Duration STANDSTILL = Duration.ofMillis(100);
  private static final int EVERYBODY = 1 << 20;

  private final EventExecutor loop;
  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Deque<Turn> taken = new ArrayDeque<>();
  private long ended;
  private long seen;
  private boolean watched;

  Turns(EventExecutor loop) {
    this.loop = loop;
  }

  /** The right to send one piece. */
  final class Turn {
    private final long began;

    private Turn(long began) {
      this.began = began;
    }

    /** The piece was taken, or never will be. */
    void end() {
      pass(this);
    }
  }

  /** Bytes that may be sent in one turn. */
  int piece() {
    return free.hasQueuedThreads() ? SHARED : WHOLE;
  }

  /** Waits for a turn. */
  Turn take() throws InterruptedException {
    if (free.availablePermits() == 0) {
      watch();
    }
    free.acquire();
    synchronized (this) {
      var turn = new Turn(ended);
      taken.add(turn);
      return turn;
    }
  }

  /** The connection is over: nobody has to wait. */
  void end() {
    free.release(EVERYBODY);
  }

  private synchronized void pass(Turn turn) {
    ended++;
    if (taken.remove(turn)) {
      free.release();
    }
    var oldest = taken.peek();
    if (oldest != null && ended - oldest.began > AT_ONCE) {
      taken.remove();
      free.release();
    }
  }

  /** Looks after a while whether anything has gone on. */
  private synchronized void watch() {
    if (!watched) {
      watched = true;
      seen = ended;
      var _ = loop.schedule(this::look, STANDSTILL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void look() {
    watched = false;
    if (!free.hasQueuedThreads()) {
      return;
    }
    if (ended == seen && taken.poll() != null) {
      free.release();
    }
    watch();
  }
}
