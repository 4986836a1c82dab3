package io.coterie.policy.decision;

import static io.coterie.policy.Protocol.DATAGRAM;
import static io.coterie.policy.Protocol.STREAM;
import static io.coterie.policy.decision.Members.member;
import static io.coterie.policy.decision.Members.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a decision is what it is. */
class ExplanationTest {
  private static final Subject SOURCE = member(1, "a", "x");
  private static final Subject TARGET = member(2, "b");
  private static final CompiledPolicy POLICY =
      policy(
          """
          rules:
            - {name: wide, action: allow, from: [tag:a, tag:x, tag:z], to: "*", ports: 1-1000}
            - {name: also, action: allow, from: tag:a, to: tag:b, ports: 80}
            - {name: shut, action: deny, from: role:member, to: [tag:b, "*"], ports: 22, protocols: stream}
            - {name: others, action: allow, from: tag:z, to: tag:b, ports: "*"}
          """);

  @Test
  void allRulesThatMatchAreNamedAndWhatInThem() {
    var explanation = Explanation.of(POLICY, SOURCE, TARGET, STREAM, 80);
    assertThat(names(explanation.matching())).containsExactly("wide", "also");
    assertThat(names(explanation.elsewhere())).containsExactly("shut");
    assertThat(explanation.matching().getFirst().from())
        .extracting(Selector::text)
        .containsExactly("tag:a", "tag:x");
    assertThat(explanation.summary())
        .isEqualTo("stream port 80 is allowed by rule 1 \"wide\": from tag:a, tag:x to *");
  }

  @Test
  void ruleThatDeniesComesFirst() {
    var explanation = Explanation.of(POLICY, SOURCE, TARGET, STREAM, 22);
    assertThat(names(explanation.matching())).containsExactly("shut", "wide");
    assertThat(explanation.summary())
        .isEqualTo("stream port 22 is denied by rule 3 \"shut\": from role:member to *, tag:b");
    assertThat(Explanation.of(POLICY, SOURCE, TARGET, DATAGRAM, 22).decision().isAllowed())
        .isTrue();
  }

  @Test
  void whatNoRuleAllowsNamesThoseOfTheTwo() {
    var explanation = Explanation.of(POLICY, SOURCE, TARGET, STREAM, 2_000);
    assertThat(explanation.matching()).isEmpty();
    assertThat(names(explanation.elsewhere())).containsExactly("shut", "wide", "also");
    assertThat(explanation.summary())
        .isEqualTo(
            "stream port 2000 is denied: no rule allows it; of the two rule 3 \"shut\" has deny"
                + " stream 22, rule 1 \"wide\" has allow stream and datagram 1-1000, rule 2"
                + " \"also\" has allow stream and datagram 80");
  }

  @Test
  void whatIsNoPortIsDenied() {
    assertThat(Explanation.of(POLICY, SOURCE, TARGET, STREAM, 0).summary())
        .isEqualTo("stream port 0 is denied: there is no such port");
  }

  @Test
  void networkWithoutAPolicyIsSaidToHaveNone() {
    assertThat(Explanation.of(CompiledPolicy.open(), SOURCE, TARGET, DATAGRAM, 5).summary())
        .isEqualTo("datagram port 5 is allowed: the network has no policy");
  }

  private static List<String> names(List<RuleMatch> matches) {
    return matches.stream().map(match -> match.rule().name().orElseThrow()).toList();
  }
}
