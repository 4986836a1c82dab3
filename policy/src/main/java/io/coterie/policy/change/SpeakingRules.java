package io.coterie.policy.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of rules by small numbers: a set is made by adding rules in order, and whoever adds the same
 * gets the same number. 0 is the empty set.
 */
final class SpeakingRules {
  private final List<Speaking> sets = new ArrayList<>(List.of(new Speaking(new int[0])));
  private final Map<Long, Integer> steps = new HashMap<>();

  /** The set with one rule more. */
  int with(int set, int rule) {
    return steps.computeIfAbsent(((long) set << Integer.SIZE) | rule, _ -> added(set, rule));
  }

  private int added(int set, int rule) {
    var before = sets.get(set).rules();
    var rules = Arrays.copyOf(before, before.length + 1);
    rules[before.length] = rule;
    sets.add(new Speaking(rules));
    return sets.size() - 1;
  }

  /** What has been counted under a number. */
  Speaking of(int set) {
    return sets.get(set);
  }

  /** All sets that there are. */
  List<Speaking> all() {
    return sets;
  }
}
