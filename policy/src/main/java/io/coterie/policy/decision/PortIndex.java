package io.coterie.policy.decision;

import io.coterie.policy.PortRange;
import io.coterie.policy.PortSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The ports of all rules for one protocol: which rules speak of a port. They cut the ports into
 * ranges inside which nothing changes; equal answers are kept once.
 */
final class PortIndex {
  private final int[] firsts;
  private final RuleSet[] rules;

  /**
   * @param ports those of each rule, none for a rule that does not speak of the protocol
   */
  PortIndex(List<PortSet> ports) {
    firsts = firsts(ports);
    rules = new RuleSet[firsts.length];
    Arrays.setAll(rules, _ -> RuleSet.none(ports.size()));
    for (int rule = 0; rule < ports.size(); rule++) {
      for (var range : ports.get(rule).ranges()) {
        int last = indexOf(range.last());
        for (int i = indexOf(range.first()); i <= last; i++) {
          rules[i].add(rule);
        }
      }
    }
    var shared = new HashMap<RuleSet, RuleSet>();
    Arrays.setAll(rules, i -> shared.computeIfAbsent(rules[i], set -> set));
  }

  private static int[] firsts(List<PortSet> ports) {
    var firsts = new TreeSet<Integer>();
    firsts.add(PortRange.LOWEST);
    for (var set : ports) {
      for (var range : set.ranges()) {
        firsts.add(range.first());
        firsts.add(range.last() + 1);
      }
    }
    return firsts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The rules that speak of a port. */
  RuleSet at(int port) {
    return rules[indexOf(port)];
  }

  private int indexOf(int port) {
    int found = Arrays.binarySearch(firsts, port);
    return found >= 0 ? found : -found - 2;
  }

  long bytes() {
    long sets = new HashSet<>(List.of(rules)).stream().mapToLong(RuleSet::bytes).sum();
    return sets + (long) rules.length * 2 * Integer.BYTES;
  }
}
