package io.coterie.policy.decision;

import static io.coterie.policy.Protocol.STREAM;
import static io.coterie.policy.decision.Members.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Protocol;
import io.coterie.policy.Subject;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Nodes tagged frontend can reach nodes tagged api on ports 80 and 443", and nothing else. */
class WorkedExampleTest {
  private static final CompiledPolicy POLICY =
      PolicyTests.accepted(
          PolicyDocument.parse(
              """
              rules:
                - name: web
                  action: allow
                  from: tag:frontend
                  to: tag:api
                  ports: [80, 443]
              tests:
                - {from: tag:frontend, to: tag:api, port: 443, expect: allow}
                - {from: tag:frontend, to: tag:api, port: 22, expect: deny}
                - {from: tag:api, to: tag:frontend, port: 443, expect: deny}
                - {from: role:member, to: tag:api, port: 443, expect: deny}
              """),
          Roster.EMPTY);
  private static final Subject FRONTEND = member(1, "frontend");
  private static final Subject API = member(2, "api", "other");
  private static final Subject UNTAGGED = member(3);

  @Test
  void frontendReachesApiOnTheTwoPortsOnly() {
    assertThat(allowed(FRONTEND, API).stream()).hasToString("80, 443");
    assertThat(allowed(FRONTEND, API).datagram()).hasToString("80, 443");
    for (int port = 0; port <= 65_536; port++) {
      assertThat(POLICY.decide(FRONTEND, API, STREAM, port).isAllowed())
          .isEqualTo(port == 80 || port == 443);
    }
  }

  @Test
  void allOtherWaysAreClosed() {
    var all = List.of(FRONTEND, API, UNTAGGED);
    for (var source : all) {
      for (var target : all) {
        boolean open = source.equals(FRONTEND) && target.equals(API);
        assertThat(POLICY.reaches(POLICY.profile(source), POLICY.profile(target))).isEqualTo(open);
        assertThat(allowed(source, target).isEmpty()).isEqualTo(!open);
      }
    }
  }

  @Test
  void explanationNamesTheRuleAndTheTags() {
    assertThat(Explanation.of(POLICY, FRONTEND, API, STREAM, 443).summary())
        .isEqualTo("stream port 443 is allowed by rule 1 \"web\": from tag:frontend to tag:api");
    assertThat(Explanation.of(POLICY, FRONTEND, API, Protocol.DATAGRAM, 22).summary())
        .isEqualTo(
            "datagram port 22 is denied: no rule allows it; of the two rule 1 \"web\" has allow"
                + " stream and datagram 80, 443");
    assertThat(Explanation.of(POLICY, UNTAGGED, API, STREAM, 80).summary())
        .isEqualTo("stream port 80 is denied: no rule speaks of the two");
  }

  private static AllowedPorts allowed(Subject source, Subject target) {
    return POLICY.allowed(POLICY.profile(source), POLICY.profile(target));
  }
}
