package io.coterie.policy.decision;

import static io.coterie.policy.decision.Members.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.policy.Hostname;
import io.coterie.policy.document.InvalidPolicyException;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Problem;
import io.coterie.policy.document.Roster;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A policy is accepted only if its own tests pass. */
class AcceptanceTest {
  private static final String NODE = "node_00000000000000000000000001";
  private static final String RULES =
      """
      rules:
        - {name: web, action: allow, from: tag:a, to: [tag:b, host:api], ports: 80, protocols: stream}
        - {name: shut, action: deny, from: tag:c, to: "*", ports: "*"}
      tests:
      """;
  private static final Roster ROSTER =
      new Roster(
          Map.of(new Hostname("api"), member(2)),
          Map.of(member(1).id().orElseThrow(), member(1, "a", "c")));

  @Test
  void policyWhoseTestsPassIsAccepted() {
    var document =
        PolicyDocument.parse(
            RULES
                + """
                  - {from: tag:a, to: tag:b, port: 80, protocol: stream, expect: allow}
                  - {from: tag:a, to: host:api, port: 80, protocol: stream, expect: allow}
                  - {from: tag:a, to: tag:b, port: 80, protocol: datagram, expect: deny}
                  - {from: role:owner, to: tag:b, port: 80, expect: deny}
                  - {from: node:%s, to: tag:b, port: 80, expect: deny}
                """
                    .formatted(NODE));
    var policy = PolicyTests.accepted(document, ROSTER);
    assertThat(PolicyTests.run(document, policy, ROSTER))
        .allMatch(TestOutcome::passed)
        .first()
        .extracting(TestOutcome::message)
        .isEqualTo("stream port 80 is allowed by rule 1 \"web\": from tag:a to tag:b");
  }

  @Test
  void everyTestThatFailsIsNamedWithItsPlaceAndWhatDecided() {
    var document =
        PolicyDocument.parse(
            RULES
                + """
                  - {from: tag:a, to: tag:b, port: 80, expect: allow}
                  - {from: tag:c, to: tag:b, port: 80, expect: allow}
                  - {from: tag:a, to: tag:b, port: 80, protocol: stream, expect: deny}
                  - {from: tag:a, to: host:gone, port: 80, expect: deny}
                  - {from: tag:c, to: tag:b, port: 80, expect: deny}
                """);
    var refusal =
        catchThrowableOfType(
            InvalidPolicyException.class, () -> PolicyTests.accepted(document, ROSTER));
    assertThat(refusal.problems()).extracting(Problem::kind).containsOnly(Problem.Kind.TEST);
    assertThat(refusal.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "line 5, column 5: test 1 expects allow, but datagram port 80 is denied: no rule"
                + " allows it; of the two rule 1 \"web\" has allow stream 80",
            "line 6, column 5: test 2 expects allow, but stream port 80 is denied by rule 2"
                + " \"shut\": from tag:c to *",
            "line 7, column 5: test 3 expects deny, but stream port 80 is allowed by rule 1"
                + " \"web\": from tag:a to tag:b",
            "line 8, column 5: test 4 expects deny, but host:gone is not in the network");
  }
}
