package io.coterie.sdk.agent.path;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the addresses of a peer is good to send to, by questions and answers. It does
 * nothing itself: it is told what time it is and says whom to ask. Not thread-safe.
 */
final class PathChooser {
  /** More are not looked at: whoever proposes addresses could make us send to as many. */
  static final int MOST_CANDIDATES = 24;

  private static final Duration IN_USE = Duration.ofSeconds(1);

  /**
   * By how much, besides a quarter, a round trip has to be shorter for a path that works to be
   * left.
   */
  private static final Duration WORTH_MOVING = Duration.ofMillis(10);

  private final Map<InetSocketAddress, Candidate> candidates = new LinkedHashMap<>();
  private @Nullable Candidate best;
  private Instant lastUse = Instant.MIN;
  private long nextStamp;

  /** A question to send. */
  record Question(InetSocketAddress to, long stamp) {}

  /**
   * A chooser that knows no address.
   *
   * @param firstStamp stamps are this one and those behind it
   */
  PathChooser(long firstStamp) {
    this.nextStamp = firstStamp;
  }

  /** The peer might be there; what has not answered so far is asked often again. */
  void propose(InetSocketAddress address, Instant now) {
    var known = candidates.get(address);
    if (known != null) {
      known.proposedAgain(now);
    } else if (candidates.size() < MOST_CANDIDATES || makesRoom()) {
      candidates.put(address, new Candidate(address, now));
    }
  }

  /** The peer has asked from there. */
  void heard(InetSocketAddress from, Instant now) {
    propose(from, now);
    Optional.ofNullable(candidates.get(from)).ifPresent(Candidate::heardOf);
  }

  /** A peer that moves around leaves addresses behind that nobody answers at any more. */
  private boolean makesRoom() {
    var hopeless = candidates.values().stream().filter(Candidate::isHopeless).findFirst();
    hopeless.ifPresent(candidate -> candidates.remove(candidate.address()));
    return hopeless.isPresent();
  }

  /** Something is being sent. True if it matters for what is due, that is, after a pause. */
  boolean use(Instant now) {
    boolean first = lastUse.isBefore(now.minus(IN_USE));
    lastUse = now;
    return first;
  }

  /** The questions that have to go out now. */
  List<Question> due(Instant now) {
    var questions = new ArrayList<Question>();
    for (var candidate : candidates.values()) {
      candidate.expire(now);
      if (!candidate.due(inUse(candidate, now)).isAfter(now)) {
        questions.add(candidate.ask(nextStamp++, now));
      }
    }
    choose();
    return questions;
  }

  /** When to look for questions again; empty: there is nobody to ask. */
  Optional<Instant> nextDue(Instant now) {
    return candidates.values().stream().map(c -> c.due(inUse(c, now))).min(Instant::compareTo);
  }

  /** An answer came from an address. */
  void answered(InetSocketAddress from, long stamp, Instant now) {
    var candidate = candidates.get(from);
    if (candidate != null && candidate.answered(stamp, now)) {
      choose();
    }
  }

  /** The way to send; empty: no address is known to work. */
  Optional<InetSocketAddress> best() {
    return Optional.ofNullable(best).map(Candidate::address);
  }

  /** How long an answer took on it last. */
  Optional<Duration> roundTrip() {
    return Optional.ofNullable(best).map(Candidate::roundTrip);
  }

  /** Whether the peer is known to be at this address. */
  boolean isPeer(InetSocketAddress address) {
    var candidate = candidates.get(address);
    return candidate != null && candidate.works();
  }

  /** Asks everywhere at once: the world may have changed. */
  void restart(Instant now) {
    candidates.values().forEach(c -> c.restart(now));
  }

  private boolean inUse(Candidate candidate, Instant now) {
    return candidate == best && !lastUse.isBefore(now.minus(IN_USE));
  }

  private void choose() {
    var present = best;
    if (present != null && !present.works()) {
      present = null;
    }
    for (var candidate : candidates.values()) {
      if (candidate.works() && (present == null || isWorthMoving(present, candidate))) {
        present = candidate;
      }
    }
    best = present;
  }

  private static boolean isWorthMoving(Candidate from, Candidate to) {
    var needed = from.roundTrip().multipliedBy(3).dividedBy(4).minus(WORTH_MOVING);
    return to.roundTrip().compareTo(needed) < 0;
  }
}
