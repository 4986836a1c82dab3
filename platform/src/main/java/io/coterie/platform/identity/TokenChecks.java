package io.coterie.platform.identity;

import java.util.Set;

/**
 * Says whether tokens that were let in would be let in again: by auth-service's own code there, by
 * its {@code CheckTokens} elsewhere. For what goes on long after the call that began it.
 */
public interface TokenChecks {
  /**
   * Judges tokens as {@link Authenticator} would now, all at once; this is no use of them.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN when nothing can be said
   */
  Verdict check(Set<ShownToken> tokens);

  /**
   * What is to be said of tokens; of those in neither set, that they stand.
   *
   * @param ended would be refused
   * @param undecided what they depend on can't be asked
   */
  record Verdict(Set<ShownToken> ended, Set<ShownToken> undecided) {
    public Verdict {
      ended = Set.copyOf(ended);
      undecided = Set.copyOf(undecided);
    }

    public boolean stands(ShownToken token) {
      return !ended.contains(token) && !undecided.contains(token);
    }
  }
}
