package io.coterie.policy.change;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what pairs gain and lose. */
final class Tally {
  private static final int SHOWN = 100;
  // more different changes than these are counted, but not kept apart
  private static final int KEPT = 10_000;

  private final Map<PairChange, Group> groups = new HashMap<>();
  private long gaining;
  private long losing;
  private long changing;
  private long portsGained;
  private long portsLost;

  /** Adds pairs that change alike. */
  void add(PairChange change, long pairs, Supplier<List<Pair>> examples) {
    if (pairs == 0 || change.isNone()) {
      return;
    }
    changing += pairs;
    gaining += change.gained().isEmpty() ? 0 : pairs;
    losing += change.lost().isEmpty() ? 0 : pairs;
    portsGained += pairs * change.gained().count();
    portsLost += pairs * change.lost().count();
    if (groups.size() < KEPT || groups.containsKey(change)) {
      groups.computeIfAbsent(change, _ -> new Group()).add(pairs, examples);
    }
  }

  /** What came out, of so many pairs. */
  PolicyDiff diff(long pairs) {
    var shown = new ArrayList<ChangedPairs>();
    groups.forEach((change, group) -> shown.add(group.of(change)));
    shown.sort(
        comparingLong(ChangedPairs::pairs)
            .reversed()
            .thenComparing(group -> group.change().toString()));
    var first = List.copyOf(shown.subList(0, Math.min(SHOWN, shown.size())));
    long inGroups = first.stream().mapToLong(ChangedPairs::pairs).sum();
    return new PolicyDiff(
        pairs, gaining, losing, portsGained, portsLost, first, changing - inGroups);
  }

  private static final class Group {
    private static final int EXAMPLES = 5;

    private final List<Pair> examples = new ArrayList<>();
    private long pairs;

    void add(long more, Supplier<List<Pair>> theirs) {
      pairs += more;
      if (examples.size() < EXAMPLES) {
        theirs.get().stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
      }
    }

    ChangedPairs of(PairChange change) {
      return new ChangedPairs(change, pairs, examples);
    }
  }
}
