package io.coterie.relay.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From which versions on things hold, for as long as anything older may live. If there are more
 * than fit, all are forgotten and everything issued before is taken for stale: closed, not open.
 * Not thread-safe.
 */
final class Marks {
  /** How far the clocks of those who issue may be ahead. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final int most;
  private final Duration life;
  private final Map<Subject, Mark> marks = new LinkedHashMap<>();
  private Instant floor = Instant.MIN;

  Marks(int most, Duration life) {
    this.most = most;
    this.life = life;
  }

  /**
   * What is older is void, or stale.
   *
   * @param voidBelow a version; 0: none
   */
  record Mark(long voidBelow, long staleBelow, Instant at) {
    static final Mark NONE = new Mark(0, 0, Instant.MIN);

    Mark or(Mark other) {
      return new Mark(
          Math.max(voidBelow, other.voidBelow), Math.max(staleBelow, other.staleBelow), other.at);
    }
  }

  Mark of(Subject subject) {
    return marks.getOrDefault(subject, Mark.NONE);
  }

  void add(Subject subject, Mark mark) {
    var before = marks.remove(subject);
    if (marks.size() >= most) {
      forgetOld(mark.at());
    }
    if (marks.size() >= most) {
      marks.clear();
      floor = mark.at().plus(SKEW);
    }
    marks.put(subject, before == null ? mark : before.or(mark));
  }

  /** Whether something may rest on what was forgotten. */
  boolean isBelowFloor(Instant issued) {
    return !issued.isAfter(floor);
  }

  int size() {
    return marks.size();
  }

  void forgetOld(Instant now) {
    var oldest = now.minus(life);
    var each = marks.values().iterator();
    while (each.hasNext() && each.next().at().isBefore(oldest)) {
      each.remove();
    }
  }
}
