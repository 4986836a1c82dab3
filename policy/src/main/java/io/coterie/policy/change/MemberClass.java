package io.coterie.policy.change;

import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.decision.Profile;
import java.util.ArrayList;
import java.util.List;

/** Members that neither of two policies can tell apart. */
final class MemberClass {
  private static final int EXAMPLES = 3;

  private final Profile before;
  private final Profile after;
  private final Profile changed;
  private final List<SubjectId> examples = new ArrayList<>();
  private long members;

  /**
   * @param changed the profile by the rules that are in one of the policies only
   */
  MemberClass(Profile before, Profile after, Profile changed) {
    this.before = before;
    this.after = after;
    this.changed = changed;
  }

  void add(Subject member) {
    members++;
    if (examples.size() < EXAMPLES) {
      examples.add(member.id().orElseThrow());
    }
  }

  Profile before() {
    return before;
  }

  Profile after() {
    return after;
  }

  /** Whether a rule that changes can have these as sources. */
  boolean isSource() {
    return !changed.asSource().isEmpty();
  }

  /** Whether a rule that changes can have these as targets. */
  boolean isTarget() {
    return !changed.asTarget().isEmpty();
  }

  /** Whether a rule that changes speaks of the way from these to those. */
  boolean mayChange(MemberClass target) {
    return changed.asSource().intersects(target.changed.asTarget());
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
