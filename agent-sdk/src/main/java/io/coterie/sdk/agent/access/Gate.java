package io.coterie.sdk.agent.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Decides who gets in, and tells of those that do not. A peer may knock so often and no more: what
 * it costs to say no is bounded too. Used on the event loop only.
 */
public final class Gate {
  private static final int MOST_REMEMBERED = 1_024;

  /** So much may be owed: 2,000 streams that are let in at once, or 200 that are not. */
  static final Duration MOST_OWED = Duration.ofSeconds(2);

  static final Duration A_STREAM = Duration.ofMillis(1);

  /** What is not let in is told to whoever runs this node. */
  static final Duration A_REFUSAL = Duration.ofMillis(10);

  private final AccessMap map;
  private final Clock clock;
  private final BiConsumer<Knock, Verdict> refused;
  private final Map<String, Instant> paidUntil = new HashMap<>();
  private final Set<String> limited = new HashSet<>();

  /**
   * A gate.
   *
   * @param refused is told of everybody that is not let in
   */
  public Gate(AccessMap map, Clock clock, BiConsumer<Knock, Verdict> refused) {
    this.map = map;
    this.clock = clock;
    this.refused = refused;
  }

  /** Decides of a stream that begins. */
  public Verdict knock(Knock knock) {
    if (isLimited(knock.node())) {
      if (limited.add(knock.node())) {
        refused.accept(knock, Verdict.LIMITED); // once, not as often as it knocks
      }
      return Verdict.LIMITED;
    }
    limited.remove(knock.node());
    var verdict = map.decide(knock);
    charge(knock.node(), verdict == Verdict.ALLOWED ? A_STREAM : A_REFUSAL);
    if (verdict != Verdict.ALLOWED) {
      refused.accept(knock, verdict);
    }
    return verdict;
  }

  /** Decides of a datagram: those that are let in may be as many as they like. */
  public boolean passes(Knock knock) {
    return map.decide(knock) == Verdict.ALLOWED || knock(knock) == Verdict.ALLOWED;
  }

  /**
   * Whether what was let in has to end: not because nothing was heard, but because the hub said so.
   */
  public boolean isOver(Knock knock) {
    return map.decide(knock) == Verdict.NOT_ALLOWED;
  }

  /** A leaky bucket: each knock costs a while, which passes. */
  private boolean isLimited(String node) {
    var until = paidUntil.get(node);
    return until != null && Duration.between(clock.instant(), until).compareTo(MOST_OWED) >= 0;
  }

  private void charge(String node, Duration cost) {
    var now = clock.instant();
    var debt = paidUntil.getOrDefault(node, now);
    if (paidUntil.size() == MOST_REMEMBERED) {
      paidUntil.values().removeIf(until -> until.isBefore(now));
    }
    paidUntil.put(node, (debt.isBefore(now) ? now : debt).plus(cost));
  }
}
