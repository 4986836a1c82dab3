package io.coterie.sdk.agent.relay;

import io.coterie.sdk.agent.path.Transport;
import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Asks a relay for signs of life, and says when there are none. One that carries nothing is asked
 * seldom; one that is sent to and silent, at once.
 */
final class Pulse {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration IN_USE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** QUIC acknowledges what arrives, so that a path that works is silent for shorter. */
  private static final Duration SILENCE = Duration.ofMillis(400);

  /** For one answer: a tunnel's may stand in a queue. */
  private static final Duration BY_UDP = Duration.ofMillis(250);

  private static final Duration IN_A_TUNNEL = Duration.ofSeconds(1);
  private static final int TRIES = 4;

  private final LongConsumer ping;
  private final Runnable lost;
  private final Alarm alarm;
  private long echo = new SecureRandom().nextLong();
  private Duration patience = BY_UDP;
  private long answered;
  private long sentUnheard;
  private boolean isSilent;
  private int unanswered;
  private boolean inUse;

  Pulse(EventLoop loop, LongConsumer ping, Runnable lost) {
    this.ping = ping;
    this.lost = lost;
    this.alarm = new Alarm(loop, this::look);
  }

  void start(Transport by) {
    patience = by == Transport.TUNNEL ? IN_A_TUNNEL : BY_UDP;
    rest();
  }

  void stop() {
    alarm.stop();
    unanswered = 0;
    isSilent = false;
  }

  /** A session with flows in it is asked more often. */
  void inUse(boolean now) {
    if (inUse != now) {
      inUse = now;
      if (unanswered == 0) {
        alarm.in(now ? LOOK : QUIET);
      }
    }
  }

  /** There is reason to doubt that the relay still knows the session. */
  void doubt() {
    if (unanswered == 0) {
      beat();
    }
  }

  /** Something went out that the other end answers as a rule. */
  void sent() {
    if (!isSilent) {
      isSilent = true;
      sentUnheard = System.nanoTime();
    }
  }

  /** Something came. */
  void heard() {
    isSilent = false;
  }

  void answered(long heard) {
    if (heard == echo) {
      rest();
    }
  }

  private void rest() {
    unanswered = 0;
    isSilent = false;
    answered = System.nanoTime();
    alarm.in(inUse ? LOOK : QUIET);
  }

  private void look() {
    if (unanswered > 0 || !inUse || isOlder(answered, IN_USE) || isDoubtful()) {
      beat();
    } else {
      alarm.in(LOOK);
    }
  }

  private boolean isDoubtful() {
    return isSilent && isOlder(sentUnheard, SILENCE);
  }

  private static boolean isOlder(long than, Duration age) {
    return System.nanoTime() - than >= age.toNanos();
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
    alarm.in(patience);
  }
}
