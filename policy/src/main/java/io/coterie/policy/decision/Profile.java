package io.coterie.policy.decision;

import java.util.Objects;

/**
 * Everything that one policy knows of a member: which rules select it. Members with equal profiles
 * can't be told apart by the policy. Good for the policy that made it, and until the member's role
 * or tags change.
 */
public final class Profile {
  private final CompiledPolicy policy;
  private final RuleSet asSource;
  private final RuleSet asTarget;

  Profile(CompiledPolicy policy, MemberIndex.Sides sides) {
    this.policy = policy;
    this.asSource = sides.asSource();
    this.asTarget = sides.asTarget();
  }

  /** The policy that made it. */
  CompiledPolicy policy() {
    return policy;
  }

  /** The rules that select the member as a source. */
  public RuleSet asSource() {
    return asSource;
  }

  /** The rules that select the member as a target. */
  public RuleSet asTarget() {
    return asTarget;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile profile
        && policy == profile.policy
        && asSource.equals(profile.asSource)
        && asTarget.equals(profile.asTarget);
  }

  @Override
  public int hashCode() {
    return Objects.hash(asSource, asTarget);
  }
}
