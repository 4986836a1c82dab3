package io.coterie.policy.change;

import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What another policy would change among the members of a network. A pair is two different members
 * in one direction.
 *
 * @param pairs all that there are
 * @param gaining those that gain ports
 * @param losing those that lose ports; a pair may be among both
 * @param portsGained over all pairs
 * @param portsLost over all pairs
 * @param groups what changes for how many, the most pairs first; 100 at most
 * @param otherPairs those that change in other ways
 */
public record PolicyDiff(
    long pairs,
    long gaining,
    long losing,
    long portsGained,
    long portsLost,
    List<ChangedPairs> groups,
    long otherPairs) {
  public PolicyDiff {
    groups = List.copyOf(groups);
  }

  /**
   * Compares two policies, for {@link CompiledPolicy#open} where there is none.
   *
   * @param members those of the network, each with its id
   * @param abandoned asked now and then whether nobody waits for it any more
   * @throws java.util.concurrent.CancellationException if so
   */
  public static PolicyDiff between(
      CompiledPolicy before,
      CompiledPolicy after,
      Collection<Subject> members,
      BooleanSupplier abandoned) {
    return new Comparison(before, after, members).diff(abandoned);
  }

  /** The same, whoever waits. */
  public static PolicyDiff between(
      CompiledPolicy before, CompiledPolicy after, Collection<Subject> members) {
    return between(before, after, members, () -> false);
  }
}
