package io.coterie.policy.change;

import static java.util.Comparator.comparingLong;

import io.coterie.policy.Policy;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import io.coterie.policy.decision.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares two policies by classes of members, not by members. Between two classes nothing changes
 * unless a rule that only one of the policies has speaks of them: all other rules match there under
 * both, so those pairs are passed over.
 */
final class Comparison {
  private static final int GROUPS = 100;

  private final CompiledPolicy before;
  private final CompiledPolicy after;
  private final CompiledPolicy changed;
  private final Map<Speaking, PairChange> known = new HashMap<>();
  private final Map<PairChange, Group> groups = new HashMap<>();

  /**
   * The rules that speak of a pair, by both policies: what it gains and loses follows from them.
   */
  private record Speaking(RuleSet before, RuleSet after) {}

  private record Profiles(Profile before, Profile after) {}

  Comparison(CompiledPolicy before, CompiledPolicy after) {
    this.before = before;
    this.after = after;
    this.changed = CompiledPolicy.of(new Policy(ChangedRules.between(before, after)));
  }

  PolicyDiff of(Collection<Subject> members) {
    var classes = classes(members);
    var targets = classes.stream().filter(MemberClass::isTarget).toList();
    for (var source : classes) {
      if (source.isSource()) {
        targets.forEach(target -> compare(source, target));
      }
    }
    long size = members.size();
    return summary(size * (size - 1));
  }

  private List<MemberClass> classes(Collection<Subject> members) {
    var classes = new HashMap<Profiles, MemberClass>();
    for (var member : members) {
      var profiles = new Profiles(before.profile(member), after.profile(member));
      classes
          .computeIfAbsent(
              profiles, p -> new MemberClass(p.before(), p.after(), changed.profile(member)))
          .add(member);
    }
    return List.copyOf(classes.values());
  }

  private void compare(MemberClass source, MemberClass target) {
    if (!source.mayChange(target) || source.pairs(target) == 0) {
      return;
    }
    var speaking =
        new Speaking(
            before.matching(source.before(), target.before()),
            after.matching(source.after(), target.after()));
    var change = known.computeIfAbsent(speaking, this::change);
    if (!change.isNone()) {
      groups.computeIfAbsent(change, _ -> new Group()).add(source, target);
    }
  }

  private PairChange change(Speaking speaking) {
    return PairChange.between(before.allowed(speaking.before()), after.allowed(speaking.after()));
  }

  private PolicyDiff summary(long pairs) {
    long gaining = 0;
    long losing = 0;
    long portsGained = 0;
    long portsLost = 0;
    var shown = new ArrayList<ChangedPairs>();
    for (var entry : groups.entrySet()) {
      var change = entry.getKey();
      long changing = entry.getValue().pairs;
      gaining += change.gained().isEmpty() ? 0 : changing;
      losing += change.lost().isEmpty() ? 0 : changing;
      portsGained += changing * change.gained().count();
      portsLost += changing * change.lost().count();
      shown.add(new ChangedPairs(change, changing, entry.getValue().examples));
    }
    shown.sort(
        comparingLong(ChangedPairs::pairs)
            .reversed()
            .thenComparing(group -> group.change().toString()));
    return new PolicyDiff(
        pairs,
        gaining,
        losing,
        portsGained,
        portsLost,
        shown.subList(0, Math.min(GROUPS, shown.size())),
        Math.max(0, shown.size() - GROUPS));
  }

  /** Pairs that gain and lose the same. */
  private static final class Group {
    private static final int EXAMPLES = 5;

    private final List<Pair> examples = new ArrayList<>();
    private long pairs;

    void add(MemberClass source, MemberClass target) {
      pairs += source.pairs(target);
      if (examples.size() < EXAMPLES) {
        source.examples(target).stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
      }
    }
  }
}
