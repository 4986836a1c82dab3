package io.coterie.policy.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.Hostname;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How large a policy may be, exactly. */
class LimitsTest {
  private static final String RULE = "- {action: allow, from: tag:a, to: tag:b, ports: 80}\n";

  @Test
  void textIsLimitedInBytes() {
    var text = "rules: [] #" + "ä".repeat((Limits.BYTES - 12) / 2) + "x";
    assertThat(PolicyDocument.parse(text).rules()).isEmpty();
    assertThat(Refused.problems(text + "x"))
        .containsExactly("1:1 a policy has 256 KiB of text at most");
  }

  @Test
  void rulesAndTestsAreLimited() {
    assertThat(PolicyDocument.parse("rules:\n" + RULE.repeat(Limits.RULES)).rules()).hasSize(2_000);
    assertThat(Refused.problems("rules:\n" + RULE.repeat(Limits.RULES + 1)))
        .containsExactly("2:1 \"rules\" has to have 0 to 2000 entries, it has 2001");
    var test = "- {from: tag:a, to: tag:b, port: 80, expect: deny}\n";
    assertThat(Refused.problems("rules: []\ntests:\n" + test.repeat(Limits.TESTS + 1)))
        .containsExactly("3:1 \"tests\" has to have 1 to 1000 entries, it has 1001");
  }

  @Test
  void entriesOfARuleAreLimited() {
    assertThat(PolicyDocument.parse(ports(100)).rules().getFirst().ports().count()).isEqualTo(100);
    assertThat(Refused.problems(ports(101)))
        .containsExactly("2:50 \"ports\" has to have 1 to 100 entries, it has 101");
  }

  @Test
  void portsOfAllRulesAreLimited() {
    var rule = ports(100).replace("rules:\n", "");
    assertThat(PolicyDocument.parse("rules:\n" + rule.repeat(100)).rules()).hasSize(100);
    assertThat(Refused.problems("rules:\n" + rule.repeat(103)))
        .containsExactly("102:50 a policy has 10000 ports in all its rules at most");
  }

  @Test
  void ofManyProblemsTheFirstAreSaid() {
    var problems = Refused.problems("rules:\n" + "- {}\n".repeat(1_000));
    assertThat(problems).hasSize(50).first().isEqualTo("2:3 a rule needs \"action\"");
  }

  @Test
  void whatMayBeWrittenMayBeStored() {
    var names = IntStream.range(0, 2_000).mapToObj("%d\"\\"::formatted);
    var rules =
        names.map(
            "- {action: deny, from: host:a, to: [host:a, host:b], ports: 1, name: '%s'}\n"
                ::formatted);
    var document = PolicyDocument.parse("rules:\n" + rules.collect(joining()));
    var policy =
        document.bind(new Roster(Map.of(host("a"), node(1), host("b"), node(2)), Map.of()));
    assertThat(StoredPolicy.read(StoredPolicy.write(policy))).isEqualTo(policy);
  }

  private static Hostname host(String name) {
    return new Hostname(name);
  }

  private static Subject node(int number) {
    return Subject.of(new SubjectId("node_%026d".formatted(number)), NodeRole.MEMBER, Set.of());
  }

  private static String ports(int count) {
    var ports = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(joining(","));
    return "rules:\n- {action: allow, from: tag:a, to: tag:b, ports: [" + ports + "]}\n";
  }
}
