package io.coterie.policy.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A policy of chance, as rules in words and as the text that has them. */
public record RandomPolicy(List<RandomRule> rules, String text) {
  private static final int RULES = 12;

  /** One for a network of so many members. */
  public static RandomPolicy next(int members, Random random) {
    var rules = new ArrayList<RandomRule>();
    int count = random.nextInt(RULES);
    for (int i = 0; i < count; i++) {
      rules.add(RandomRule.next(members, random));
    }
    return of(rules, random);
  }

  /** One with the same rules in another order, one of them missing and one added. */
  public RandomPolicy mutated(int members, Random random) {
    var changed = new ArrayList<>(rules);
    Collections.shuffle(changed, random);
    if (!changed.isEmpty() && random.nextBoolean()) {
      changed.removeLast();
    }
    if (random.nextBoolean()) {
      changed.add(RandomRule.next(members, random));
    }
    return of(changed, random);
  }

  private static RandomPolicy of(List<RandomRule> rules, Random random) {
    return new RandomPolicy(List.copyOf(rules), new Spelling(random).policy(rules));
  }
}
