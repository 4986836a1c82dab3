package io.coterie.policy.change;

import io.coterie.policy.Rule;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import io.coterie.policy.decision.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Members that neither of two policies can tell apart. */
final class MemberClass {
  private static final int EXAMPLES = 3;

  private final int[] asSource;
  private final int[] asTarget;
  private final List<SubjectId> examples = new ArrayList<>();
  private long members;

  private MemberClass(CompiledPolicy united, Profile profile) {
    this.asSource = numbers(united, profile.asSource());
    this.asTarget = numbers(united, profile.asTarget());
  }

  /** The classes of members by the rules of both policies. */
  static List<MemberClass> of(Iterable<Subject> members, CompiledPolicy united) {
    var classes = new LinkedHashMap<Profile, MemberClass>();
    for (var member : members) {
      classes
          .computeIfAbsent(united.profile(member), profile -> new MemberClass(united, profile))
          .add(member);
    }
    return List.copyOf(classes.values());
  }

  private static int[] numbers(CompiledPolicy united, RuleSet rules) {
    return united.rules(rules).stream().mapToInt(Rule::number).map(n -> n - 1).sorted().toArray();
  }

  private void add(Subject member) {
    members++;
    if (examples.size() < EXAMPLES) {
      examples.add(member.id().orElseThrow());
    }
  }

  /** The rules that select these as sources, in order. */
  int[] asSource() {
    return asSource;
  }

  /** The rules that select these as targets, in order. */
  int[] asTarget() {
    return asTarget;
  }

  long members() {
    return members;
  }

  /** How many pairs there are from these to those. */
  long pairs(MemberClass target) {
    return members * (target == this ? members - 1 : target.members);
  }

  /** A few of the pairs from these to those. */
  List<Pair> examples(MemberClass target) {
    return examples.stream()
        .flatMap(source -> target.examples.stream().map(other -> new Pair(source, other)))
        .filter(pair -> !pair.source().equals(pair.target()))
        .limit(EXAMPLES)
        .toList();
  }
}
