package io.coterie.policy.change;

import java.util.List;

/**
 * The pairs of members that gain and lose the same.
 *
 * @param pairs how many there are
 * @param examples a few of them
 */
public record ChangedPairs(PairChange change, long pairs, List<Pair> examples) {
  public ChangedPairs {
    examples = List.copyOf(examples);
  }
}
