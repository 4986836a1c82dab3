package io.coterie.policy.change;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import io.coterie.policy.random.RandomNetwork;
import io.coterie.policy.random.RandomPolicy;
import io.coterie.policy.random.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What another policy changes. */
class PolicyDiffTest {
  private static final int MEMBERS = 8;

  @Test
  void samePolicyInAnotherOrderChangesNothing() {
    var random = Seed.chosen(PolicyDiffTest.class, true).random();
    var network = RandomNetwork.of(MEMBERS, random);
    var rules = "- {action: allow, from: tag:t1, to: tag:t2, ports: 80}\n";
    var more = "- {name: n, action: deny, from: tag:t3, to: '*', ports: '*'}\n";
    var diff =
        PolicyDiff.between(compiled(rules + more), compiled(more + rules), network.members());
    assertThat(diff).isEqualTo(new PolicyDiff(56, 0, 0, 0, 0, List.of(), 0));
  }

  @Test
  void firstPolicyTakesAwayWhatItDoesNotAllow() {
    var network = RandomNetwork.of(3, Seed.chosen(PolicyDiffTest.class, true).random());
    var diff =
        PolicyDiff.between(
            CompiledPolicy.open(),
            compiled("- {action: allow, from: '*', to: '*', ports: '*', protocols: stream}\n"),
            network.members());
    assertThat(diff.pairs()).isEqualTo(6);
    assertThat(diff.losing()).isEqualTo(6);
    assertThat(diff.gaining()).isZero();
    assertThat(diff.portsLost()).isEqualTo(6 * 65_535);
    assertThat(diff.groups()).hasSize(1);
    assertThat(diff.groups().getFirst().examples()).hasSizeLessThanOrEqualTo(5).isNotEmpty();
    assertThat(diff.groups().getFirst().change().lost()).hasToString("stream none; datagram *");
  }

  @Test
  void endsWhenNobodyWaits() {
    var network = RandomNetwork.of(MEMBERS, Seed.chosen(PolicyDiffTest.class, true).random());
    var nothing = compiled("- {action: deny, from: '*', to: '*', ports: '*'}\n");
    assertThatThrownBy(
            () -> PolicyDiff.between(CompiledPolicy.open(), nothing, network.members(), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void isWhatComparingEveryPairFinds() {
    var seed = Seed.chosen(PolicyDiffTest.class, true);
    var random = seed.random();
    for (int i = 0; i < 100; i++) {
      var network = RandomNetwork.of(1 + random.nextInt(MEMBERS), random);
      var one = RandomPolicy.next(network.members().size(), random);
      var other = one.mutated(network.members().size(), random);
      var before = random.nextInt(5) == 0 ? CompiledPolicy.open() : compiled(one, network.roster());
      var after = compiled(other, network.roster());
      var diff = PolicyDiff.between(before, after, network.members());
      var expected = everyPair(before, after, network.members());
      assertThat(counts(diff)).as(seed::toString).isEqualTo(counts(expected));
      assertThat(diff.gaining())
          .isEqualTo(expected.values().stream().filter(c -> !c.gained().isEmpty()).count());
      assertThat(diff.portsLost())
          .isEqualTo(expected.values().stream().mapToLong(c -> c.lost().count()).sum());
      for (var group : diff.groups()) {
        assertThat(group.examples()).as(seed::toString).isNotEmpty().doesNotHaveDuplicates();
        assertThat(group.examples()).allMatch(pair -> group.change().equals(expected.get(pair)));
      }
    }
  }

  private static Map<PairChange, Long> counts(PolicyDiff diff) {
    return diff.groups().stream().collect(toMap(ChangedPairs::change, ChangedPairs::pairs));
  }

  private static Map<PairChange, Long> counts(Map<Pair, PairChange> changes) {
    return changes.values().stream().collect(groupingBy(change -> change, counting()));
  }

  private static Map<Pair, PairChange> everyPair(
      CompiledPolicy before, CompiledPolicy after, List<Subject> members) {
    var changes = new HashMap<Pair, PairChange>();
    for (var source : members) {
      for (var target : members) {
        if (!source.equals(target)) {
          var change =
              PairChange.between(allowed(before, source, target), allowed(after, source, target));
          if (!change.isNone()) {
            changes.put(new Pair(source.id().orElseThrow(), target.id().orElseThrow()), change);
          }
        }
      }
    }
    return changes;
  }

  private static AllowedPorts allowed(CompiledPolicy policy, Subject source, Subject target) {
    return policy.allowed(policy.profile(source), policy.profile(target));
  }

  private static CompiledPolicy compiled(RandomPolicy policy, Roster roster) {
    return CompiledPolicy.of(PolicyDocument.parse(policy.text()).bind(roster));
  }

  private static CompiledPolicy compiled(String rules) {
    return CompiledPolicy.of(PolicyDocument.parse("rules:\n" + rules).bind(Roster.EMPTY));
  }
}
