package io.coterie.network.watch;

/**
 * A moment of a network's history.
 *
 * @param members the version of its members: of the last change of one of them
 * @param policy the version of its policy; 0: none
 */
record Moment(long members, long policy) {
  /** Whether nothing that had happened by another moment is missing. */
  boolean isAtLeast(Moment other) {
    return members >= other.members && policy >= other.policy;
  }
}
