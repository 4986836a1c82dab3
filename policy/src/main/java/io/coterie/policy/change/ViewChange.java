package io.coterie.policy.change;

/**
 * What the change of one member means to another one.
 *
 * @param reaches the way from the other one to the member: what it sees when it resolves it
 * @param reached the way from the member to the other one: what its SYN gate lets in
 */
public record ViewChange(PairChange reaches, PairChange reached) {
  /** Whether the other one has to hear of it. */
  public boolean isNone() {
    return reaches.isNone() && reached.isNone();
  }
}
