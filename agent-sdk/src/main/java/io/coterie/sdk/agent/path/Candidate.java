package io.coterie.sdk.agent.path;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One address of a peer: whether it answers, and when to ask it next. */
final class Candidate {
  private static final Duration FIRST_GAP = Duration.ofMillis(50);
  private static final Duration LONGEST_GAP = Duration.ofSeconds(15);
  private static final Duration PROPOSED_GAP = Duration.ofSeconds(1);

  /**
   * Between questions on a path that carries something, and on one that has just failed to answer.
   */
  private static final Duration WATCHED = Duration.ofMillis(200);

  /** Between questions on one that is idle: often enough for any NAT to keep its mapping. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** A path that leaves a question unanswered for so long is dead. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private static final int MOST_UNANSWERED = 8;

  private final InetSocketAddress address;
  private final Map<Long, Instant> unanswered = new LinkedHashMap<>();
  private Instant nextTry;
  private Duration gap = FIRST_GAP;
  private Instant asked = Instant.MIN;
  private @Nullable Duration roundTrip;

  /** It is to be asked since the peer has asked from there; once between two regular times. */
  private boolean prompted;

  private boolean mayBePrompted;

  Candidate(InetSocketAddress address, Instant now) {
    this.address = address;
    this.nextTry = now;
  }

  InetSocketAddress address() {
    return address;
  }

  boolean works() {
    return roundTrip != null;
  }

  Duration roundTrip() {
    return roundTrip == null ? LONGEST_GAP : roundTrip;
  }

  /** When to ask: more and more rarely while nothing answers, often while it matters. */
  Instant due(boolean inUse) {
    if (!works()) {
      return prompted ? asked : nextTry;
    }
    boolean closely = inUse || !unanswered.isEmpty();
    return asked.plus(closely ? WATCHED : IDLE);
  }

  PathChooser.Question ask(long stamp, Instant now) {
    if (prompted) {
      prompted = false;
    } else if (!works()) {
      mayBePrompted = true;
      nextTry = now.plus(gap);
      gap = gap.multipliedBy(2).compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap.multipliedBy(2);
    }
    asked = now;
    if (unanswered.size() == MOST_UNANSWERED) {
      unanswered.remove(unanswered.keySet().iterator().next());
    }
    unanswered.put(stamp, now);
    return new PathChooser.Question(address, stamp);
  }

  /**
   * The peer has asked from there: it will send there as soon as it has the answer, so that by then
   * this end has to know that it is the peer.
   */
  void heardOf() {
    if (!works() && mayBePrompted) {
      mayBePrompted = false;
      prompted = true;
    }
  }

  /** Whether this is an answer to something that was asked here. Older questions need none then. */
  boolean answered(long stamp, Instant now) {
    var at = unanswered.get(stamp);
    if (at == null) {
      return false;
    }
    unanswered.keySet().removeIf(s -> s - stamp <= 0);
    var measured = Duration.between(at, now);
    roundTrip = roundTrip == null ? measured : smoothed(roundTrip, measured);
    gap = FIRST_GAP;
    prompted = false;
    return true;
  }

  /**
   * Of what was measured so far, as in RFC 6298: one slow answer is no reason to go another way.
   */
  private static Duration smoothed(Duration before, Duration measured) {
    return before.multipliedBy(7).plus(measured).dividedBy(8);
  }

  /** Gives the address up if it has not answered for too long. */
  void expire(Instant now) {
    if (works() && unanswered.values().stream().anyMatch(at -> at.plus(PATIENCE).isBefore(now))) {
      restart(now);
      unanswered.clear();
      roundTrip = null;
    }
  }

  /** Whether it was asked many times in vain. */
  boolean isHopeless() {
    return !works() && gap.equals(LONGEST_GAP);
  }

  /**
   * Asks as for the first time if nothing has answered; a peer can't have it asked all the time.
   */
  void proposedAgain(Instant now) {
    if (!works() && asked.isBefore(now.minus(PROPOSED_GAP))) {
      restart(now);
    }
  }

  /** Asks at once, and often to begin with. */
  void restart(Instant now) {
    asked = Instant.MIN;
    nextTry = now;
    gap = FIRST_GAP;
  }
}
