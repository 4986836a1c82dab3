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
  static final int BURST = 200;
  private static final int MOST_REMEMBERED = 1_024;
  private static final Duration A_KNOCK = Duration.ofMillis(10);

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

  /** A leaky bucket: each knock costs a while, and nobody may owe more than the burst. */
  private boolean isLimited(String node) {
    var now = clock.instant();
    var debt = paidUntil.getOrDefault(node, now);
    var from = debt.isBefore(now) ? now : debt;
    if (Duration.between(now, from).compareTo(A_KNOCK.multipliedBy(BURST)) >= 0) {
      return true;
    }
    if (paidUntil.size() == MOST_REMEMBERED) {
      paidUntil.values().removeIf(until -> until.isBefore(now));
    }
    paidUntil.put(node, from.plus(A_KNOCK));
    return false;
  }
}
