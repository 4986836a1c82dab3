package io.coterie.policy.change;

/** Pairs of classes of whom the same rules speak, counted together. */
final class Speaking {
  private final int[] rules;
  private long pairs;
  private int source;
  private int target;

  Speaking(int[] rules) {
    this.rules = rules;
  }

  /** Adds the pairs of members from one class to another. */
  void add(long more, int from, int to) {
    if (pairs == 0) {
      source = from;
      target = to;
    }
    pairs += more;
  }

  int[] rules() {
    return rules;
  }

  long pairs() {
    return pairs;
  }

  /** The source of the first pairs that were added. */
  int source() {
    return source;
  }

  /** The target of the first pairs that were added. */
  int target() {
    return target;
  }
}
