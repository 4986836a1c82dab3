package io.coterie.platform.refusal;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.audit.AuditEvents;
import io.coterie.platform.rpc.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts refusals: the same one of the same caller within a minute is one event. However many
 * callers try however many targets, what is kept here is bounded. A minute ends when it is asked
 * for after its time.
 *
 * <p>Not thread-safe.
 */
final class RefusalMinutes {
  static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many targets of one caller have events of their own at a time; the others share one. */
  static final int MOST_TARGETS = 20;

  /** So many events are counted at a time. */
  static final int MOST_EVENTS = 10_000;

  private final int mostEvents;

  /** In the order in which they end. */
  private final Map<Key, Minute> open = new LinkedHashMap<>();

  private final Map<String, Integer> targets = new HashMap<>();

  private record Key(String who, String action, String reason, String target) {}

  private static final class Minute {
    private final AuditEvent first;
    private final Instant end;
    private int count = 1;

    Minute(AuditEvent first, Instant end) {
      this.first = first;
      this.end = end;
    }

    Optional<AuditEvent> result() {
      return count == 1 ? Optional.empty() : Optional.of(first.toBuilder().setCount(count).build());
    }
  }

  /** What became of a refusal. */
  sealed interface Counted {
    /** The first of its minute: this is its event. */
    record First(AuditEvent event) implements Counted {}

    /** One more, which the event will tell of when its minute is over. */
    record Again() implements Counted {}

    /** There is no room. */
    record Lost() implements Counted {}
  }

  RefusalMinutes() {
    this(MOST_EVENTS);
  }

  RefusalMinutes(int mostEvents) {
    this.mostEvents = mostEvents;
  }

  Counted count(Refusal refusal, Instant now) {
    var named = bounded(refusal);
    var key = key(named);
    var minute = open.get(key);
    if (minute != null) {
      minute.count = Math.addExact(minute.count, 1);
      return new Counted.Again();
    }
    if (open.size() >= mostEvents) {
      return new Counted.Lost();
    }
    var event = event(named, now);
    open.put(key, new Minute(event, now.plus(MINUTE)));
    if (!key.target().isEmpty()) {
      targets.merge(key.who(), 1, Integer::sum);
    }
    return new Counted.First(event);
  }

  /** The events whose minute is over by now, and that happened more than once. */
  List<AuditEvent> over(Instant now) {
    var ended = new ArrayList<AuditEvent>();
    var minutes = open.entrySet().iterator();
    while (minutes.hasNext()) {
      var next = minutes.next();
      if (next.getValue().end.isAfter(now)) {
        return ended;
      }
      minutes.remove();
      if (!next.getKey().target().isEmpty()) {
        targets.computeIfPresent(next.getKey().who(), (_, left) -> left == 1 ? null : left - 1);
      }
      next.getValue().result().ifPresent(ended::add);
    }
    return ended;
  }

  /** As it is, if it is being counted or there is room for one target more; else without target. */
  private Refusal bounded(Refusal refusal) {
    return refusal.target().isEmpty()
            || open.containsKey(key(refusal))
            || targets.getOrDefault(refusal.who(), 0) < MOST_TARGETS
        ? refusal
        : new Refusal(refusal.call(), refusal.action(), refusal.reason());
  }

  private static Key key(Refusal refusal) {
    return new Key(refusal.who(), refusal.action(), refusal.reason(), refusal.target());
  }

  private static AuditEvent event(Refusal refusal, Instant now) {
    return AuditEvents.of(
        AuditEntry.refusal(refusal.action(), refusal.target(), refusal.network(), refusal.reason()),
        Optional.of(refusal.call()),
        now);
  }
}
