package io.coterie.policy.change;

import static java.util.stream.Collectors.toCollection;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Policy;
import io.coterie.policy.Rule;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The rules of two policies, one of each that do the same, whatever they are called and wherever
 * they stand. Those that only one policy has come first.
 */
final class UnitedRules {
  private final List<Rule> rules = new ArrayList<>();
  private final int removed;
  private final int changed;

  UnitedRules(CompiledPolicy before, CompiledPolicy after) {
    var old = effects(before);
    var present = effects(after);
    old.stream().filter(rule -> !present.contains(rule)).forEach(rules::add);
    removed = rules.size();
    present.stream().filter(rule -> !old.contains(rule)).forEach(rules::add);
    changed = rules.size();
    old.stream().filter(present::contains).forEach(rules::add);
  }

  private static Set<Rule> effects(CompiledPolicy policy) {
    return policy.rules().stream().map(Rule::effect).collect(toCollection(LinkedHashSet::new));
  }

  /** How many there are. */
  int size() {
    return rules.size();
  }

  /** Whether only one of the policies has a rule. */
  boolean isChanged(int rule) {
    return rule < changed;
  }

  /** The rules that only one of the policies has. */
  List<Rule> changed() {
    return rules.subList(0, changed);
  }

  /** All as one policy, in which a rule has its number, from 1 on. */
  CompiledPolicy compiled() {
    var numbered = new ArrayList<Rule>();
    for (var rule : rules) {
      numbered.add(rule.numbered(numbered.size() + 1));
    }
    return CompiledPolicy.of(new Policy(numbered));
  }

  /** What changes between two of whom these rules speak. */
  PairChange change(int[] speaking) {
    return PairChange.between(
        allowed(speaking, rule -> rule < removed || rule >= changed),
        allowed(speaking, rule -> rule >= removed));
  }

  private AllowedPorts allowed(int[] speaking, IntPredicate present) {
    var there = new ArrayList<Rule>();
    for (int rule : speaking) {
      if (present.test(rule)) {
        there.add(rules.get(rule));
      }
    }
    return CompiledPolicy.allowed(there);
  }
}
