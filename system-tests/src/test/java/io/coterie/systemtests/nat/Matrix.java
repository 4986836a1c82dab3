package io.coterie.systemtests.nat;

import io.coterie.systemtests.agent.SiteAgent;
import io.coterie.systemtests.agent.Way;
import io.coterie.systemtests.lab.Nat;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Every kind of NAT twice, so that each pair of kinds, in each order, is two agents that have never
 * met.
 */
final class Matrix {
  /** Most of the time is spent waiting, but the machine may be small. */
  private static final int AT_ONCE = 4;

  private final Map<Nat, SiteAgent> callers = new EnumMap<>(Nat.class);
  private final Map<Nat, SiteAgent> called = new EnumMap<>(Nat.class);

  /** Two kinds: the one of the agent that dials, and the one of the agent that is dialled. */
  record Pair(Nat from, Nat to) implements Comparable<Pair> {
    Way best() {
      return Theory.between(from, to);
    }

    @Override
    public int compareTo(Pair other) {
      int first = from.compareTo(other.from);
      return first == 0 ? to.compareTo(other.to) : first;
    }

    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  Matrix(Stage stage) throws IOException {
    for (var nat : Nat.values()) {
      callers.put(nat, stage.agent(nat));
      called.put(nat, stage.agent(nat));
    }
  }

  /** Each two kinds in one order. */
  static List<Pair> triangle() {
    return square().stream().filter(pair -> pair.from().compareTo(pair.to()) <= 0).toList();
  }

  /** Each two kinds in both orders. */
  static List<Pair> square() {
    return Stream.of(Nat.values())
        .flatMap(from -> Stream.of(Nat.values()).map(to -> new Pair(from, to)))
        .toList();
  }

  /** Lets them meet, some at once. */
  Map<Pair, Meeting.Outcome> outcomes(List<Pair> pairs)
      throws InterruptedException, ExecutionException {
    var outcomes = new ConcurrentSkipListMap<Pair, Meeting.Outcome>();
    try (var some = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = pairs.stream().map(pair -> some.submit(() -> meet(pair, outcomes))).toList();
      for (Future<?> one : all) {
        var _ = one.get();
      }
    }
    return outcomes;
  }

  private void meet(Pair pair, Map<Pair, Meeting.Outcome> outcomes) {
    var meeting = new Meeting(at(callers, pair.from()), at(called, pair.to()));
    outcomes.put(pair, meeting.outcome(pair.best()));
  }

  private static SiteAgent at(Map<Nat, SiteAgent> agents, Nat nat) {
    var agent = agents.get(nat);
    if (agent == null) {
      throw new IllegalStateException("nobody is behind " + nat);
    }
    return agent;
  }
}
