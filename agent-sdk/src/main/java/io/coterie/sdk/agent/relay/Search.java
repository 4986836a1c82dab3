package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.sdk.agent.control.RelayTicket;
import java.time.Duration;
import java.util.Optional;

/** Asks for a session by one way, some times, until the relay answers. */
final class Search {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final int TIMES = 4;

  private final Way way;
  private final BindAttempt attempt;
  private final Alarm alarm;
  private final Runnable vain;
  private Duration wait = FIRST_WAIT;
  private int times;

  /**
   * Nothing is asked before {@link #start}.
   *
   * @param vain is told when nothing was answered
   */
  Search(Relays relays, RelayTicket ticket, Way way, Runnable vain) {
    this.way = way;
    this.vain = vain;
    this.attempt = new BindAttempt(ticket, relays.instance());
    this.alarm = new Alarm(relays.loop(), this::ask);
  }

  Way way() {
    return way;
  }

  RelayTicket ticket() {
    return attempt.ticket();
  }

  void start() {
    ask();
  }

  void stop() {
    alarm.stop();
  }

  boolean isAbout(int request) {
    return request == attempt.request();
  }

  void challenged(Challenge challenge) {
    if (attempt.challenged(challenge)) {
      way.send(attempt.toBytes());
    }
  }

  Optional<BindAttempt.Result> bound(Bound bound) throws MalformedFrameException {
    return attempt.bound(bound);
  }

  private void ask() {
    if (times == TIMES) {
      vain.run();
      return;
    }
    times++;
    way.send(attempt.toBytes());
    alarm.in(wait.dividedBy(2).plus(Backoff.upTo(wait.dividedBy(2))));
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
  }
}
