package io.coterie.policy.change;

import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One member joins, leaves, or gets another role or other tags, under one policy: to whom does it
 * matter, and what. The cost follows from the rules and the others that are asked about; without a
 * question about the others it does not depend on how many there are.
 */
public final class MemberChange {
  private final CompiledPolicy policy;
  private final Profile before;
  private final Profile after;

  private MemberChange(CompiledPolicy policy, Profile before, Profile after) {
    this.policy = policy;
    this.before = before;
    this.after = after;
  }

  /**
   * A change.
   *
   * @param before empty if the member joins
   * @param after empty if it leaves
   */
  public static MemberChange of(
      CompiledPolicy policy, Optional<Subject> before, Optional<Subject> after) {
    return new MemberChange(policy, profile(policy, before), profile(policy, after));
  }

  private static Profile profile(CompiledPolicy policy, Optional<Subject> member) {
    return member.map(policy::profile).orElseGet(policy::absent);
  }

  /** Whom it can concern; the member itself is not meant. */
  public Candidates candidates() {
    var asSource = policy.rules(before.asSource().difference(after.asSource()));
    var asTarget = policy.rules(before.asTarget().difference(after.asTarget()));
    Stream<List<Selector.Bound>> others =
        Stream.concat(
            asSource.stream().map(rule -> rule.to()), asTarget.stream().map(rule -> rule.from()));
    return Candidates.of(others.flatMap(List::stream).toList());
  }

  /** What it means to another member, by that one's profile under this policy. */
  public ViewChange viewOf(Profile other) {
    return new ViewChange(
        PairChange.between(policy.allowed(other, before), policy.allowed(other, after)),
        PairChange.between(policy.allowed(before, other), policy.allowed(after, other)));
  }

  /** What it means to those others to whom it means anything. */
  public Map<Profile, ViewChange> affected(Collection<Profile> others) {
    var affected = new LinkedHashMap<Profile, ViewChange>();
    for (var other : others) {
      var change = viewOf(other);
      if (!change.isNone()) {
        affected.put(other, change);
      }
    }
    return affected;
  }
}
