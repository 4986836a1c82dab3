package io.coterie.policy.change;

import io.coterie.policy.AllowedPorts;

/** What one pair of members gains and loses. */
public record PairChange(AllowedPorts gained, AllowedPorts lost) {
  static PairChange between(AllowedPorts before, AllowedPorts after) {
    return new PairChange(after.minus(before), before.minus(after));
  }

  /** Whether all stays as it is. */
  public boolean isNone() {
    return gained.isEmpty() && lost.isEmpty();
  }
}
