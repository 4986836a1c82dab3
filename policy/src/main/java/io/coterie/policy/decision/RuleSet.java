package io.coterie.policy.decision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Some rules of one compiled policy; those of another one mean nothing beside them. Immutable once
 * it is handed out.
 */
public final class RuleSet {
  // a bit a rule; all sets of a policy have the same length
  private final long[] words;

  private RuleSet(long[] words) {
    this.words = words;
  }

  /** None of so many rules. */
  static RuleSet none(int rules) {
    return new RuleSet(new long[(rules + Long.SIZE - 1) / Long.SIZE]);
  }

  void add(int rule) {
    words[rule / Long.SIZE] |= 1L << rule;
  }

  void addAll(RuleSet others) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= others.words[i];
    }
  }

  /** The first rule that is in all three, or -1. */
  static int firstInAll(RuleSet a, RuleSet b, RuleSet c) {
    for (int i = 0; i < a.words.length; i++) {
      long common = a.words[i] & b.words[i] & c.words[i];
      if (common != 0) {
        return i * Long.SIZE + Long.numberOfTrailingZeros(common);
      }
    }
    return -1;
  }

  /** The rules that are in both. */
  RuleSet intersection(RuleSet other) {
    var common = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      common[i] = words[i] & other.words[i];
    }
    return new RuleSet(common);
  }

  /** The rules that are in one of the two and not in the other. */
  public RuleSet difference(RuleSet other) {
    var different = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      different[i] = words[i] ^ other.words[i];
    }
    return new RuleSet(different);
  }

  IntStream stream() {
    return BitSet.valueOf(words).stream();
  }

  long bytes() {
    return 32 + (long) words.length * Long.BYTES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
