package io.coterie.policy.change;

import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Compares two policies by classes of members. For each class as a source, its rules lead to the
 * classes that they select as targets; only the pairs so found are looked at, and of these only
 * those of whom a rule speaks that just one of the policies has: where there is none, both policies
 * say the same. All targets that are selected by nothing but rules that select everybody count as
 * one.
 */
final class Comparison {
  // sets of rules that are remembered; then it begins again, to bound the memory
  private static final int REMEMBERED = 500_000;

  private final UnitedRules rules;
  private final List<MemberClass> classes;
  private final int[][] targets;
  private final long members;
  private final Tally tally = new Tally();
  private SpeakingRules speaking = new SpeakingRules();

  // the rules that speak of the present source and each class; those of classes it has not met are
  // the base
  private final int[] sets;
  private final int[] metBy;
  private final int[] met;

  Comparison(CompiledPolicy before, CompiledPolicy after, Collection<Subject> members) {
    this.rules = new UnitedRules(before, after);
    this.classes = MemberClass.of(members, rules.compiled());
    this.members = members.size();
    this.targets = targets();
    this.sets = new int[classes.size()];
    this.metBy = new int[classes.size()];
    this.met = new int[classes.size()];
    Arrays.fill(metBy, -1);
  }

  private int[][] targets() {
    var lists = IntStream.range(0, rules.size()).mapToObj(_ -> IntStream.builder()).toList();
    for (int i = 0; i < classes.size(); i++) {
      for (int rule : classes.get(i).asTarget()) {
        lists.get(rule).add(i);
      }
    }
    return lists.stream().map(list -> list.build().toArray()).toArray(int[][]::new);
  }

  PolicyDiff diff(BooleanSupplier abandoned) {
    for (int source = 0; source < classes.size(); source++) {
      if (abandoned.getAsBoolean()) {
        throw new CancellationException("nobody waits for the comparison");
      }
      compare(source);
      if (speaking.all().size() > REMEMBERED) {
        tellAndForget();
      }
    }
    tellAndForget();
    return tally.diff(members * (members - 1));
  }

  private void tellAndForget() {
    for (var set : speaking.all()) {
      if (set.pairs() > 0) {
        tally.add(
            rules.change(set.rules()),
            set.pairs(),
            () -> classes.get(set.source()).examples(classes.get(set.target())));
      }
    }
    speaking = new SpeakingRules();
  }

  private void compare(int source) {
    var own = classes.get(source).asSource();
    if (own.length == 0 || !rules.isChanged(own[0])) {
      return;
    }
    int base = 0;
    boolean baseChanges = false;
    for (int rule : own) {
      if (selectsEverybody(rule)) {
        base = speaking.with(base, rule);
        baseChanges |= rules.isChanged(rule);
      }
    }
    int count = meet(source, own, base, baseChanges);
    long left = members;
    for (int i = 0; i < count; i++) {
      add(sets[met[i]], source, met[i]);
      left -= classes.get(met[i]).members();
    }
    if (baseChanges) {
      addRest(source, base, left);
    }
  }

  /** How many classes are met. */
  private int meet(int source, int[] own, int base, boolean all) {
    int count = 0;
    for (int rule : own) {
      if (selectsEverybody(rule)) {
        continue;
      }
      for (int target : targets[rule]) {
        if (metBy[target] != source) {
          if (!all && !rules.isChanged(rule)) {
            continue;
          }
          metBy[target] = source;
          sets[target] = base;
          met[count++] = target;
        }
        sets[target] = speaking.with(sets[target], rule);
      }
    }
    return count;
  }

  private boolean selectsEverybody(int rule) {
    return targets[rule].length == classes.size();
  }

  private void add(int set, int source, int target) {
    long pairs = classes.get(source).pairs(classes.get(target));
    if (pairs > 0) {
      speaking.of(set).add(pairs, source, target);
    }
  }

  /** The pairs with all classes that were not met, which have so many members. */
  private void addRest(int source, int base, long left) {
    var from = classes.get(source);
    boolean withItself = metBy[source] != source;
    long pairs = from.members() * (withItself ? left - 1 : left);
    if (pairs > 0) {
      int example =
          IntStream.range(0, classes.size())
              .filter(i -> metBy[i] != source && from.pairs(classes.get(i)) > 0)
              .findFirst()
              .orElseThrow();
      speaking.of(base).add(pairs, source, example);
    }
  }
}
