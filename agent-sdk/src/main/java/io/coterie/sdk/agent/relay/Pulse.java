package io.coterie.sdk.agent.relay;

import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Asks a relay for signs of life, and says when there are none. */
final class Pulse {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration IN_USE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final int TRIES = 4;

  private final LongConsumer ping;
  private final Runnable lost;
  private final Alarm alarm;
  private long echo = new SecureRandom().nextLong();
  private int unanswered;
  private boolean inUse;

  Pulse(EventLoop loop, LongConsumer ping, Runnable lost) {
    this.ping = ping;
    this.lost = lost;
    this.alarm = new Alarm(loop, this::beat);
  }

  void start() {
    unanswered = 0;
    alarm.in(inUse ? IN_USE : QUIET);
  }

  void stop() {
    alarm.stop();
  }

  /** A session with flows in it is asked more often. */
  void inUse(boolean now) {
    if (inUse != now) {
      inUse = now;
      start();
    }
  }

  /** There is reason to doubt that the relay still knows the session. */
  void doubt() {
    if (unanswered == 0) {
      beat();
    }
  }

  void answered(long heard) {
    if (heard == echo) {
      start();
    }
  }

  private void beat() {
    if (unanswered == TRIES) {
      unanswered = 0;
      lost.run();
      return;
    }
    if (unanswered++ == 0) {
      echo++;
    }
    ping.accept(echo);
    alarm.in(PATIENCE);
  }
}
