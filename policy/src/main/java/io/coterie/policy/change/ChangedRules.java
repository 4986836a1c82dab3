package io.coterie.policy.change;

import static java.util.stream.Collectors.toSet;

import io.coterie.policy.Rule;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules in which two policies differ, whatever they are called and wherever they stand. */
final class ChangedRules {
  private ChangedRules() {}

  /** Those that only one of the two has. */
  static List<Rule> between(CompiledPolicy before, CompiledPolicy after) {
    var old = effects(before);
    var present = effects(after);
    return Stream.concat(without(old, present), without(present, old)).toList();
  }

  private static Set<Rule> effects(CompiledPolicy policy) {
    return policy.rules().stream().map(Rule::effect).collect(toSet());
  }

  private static Stream<Rule> without(Set<Rule> rules, Set<Rule> others) {
    var left = new HashSet<>(rules);
    left.removeAll(others);
    return left.stream();
  }
}
