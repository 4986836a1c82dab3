package io.coterie.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.Hostname;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The form to decide by. */
class StoredPolicyTest {
  private static final Roster ROSTER =
      new Roster(
          Map.of(
              new Hostname("api"),
              Subject.of(
                  new SubjectId("node_00000000000000000000000001"), NodeRole.MEMBER, Set.of())),
          Map.of());

  @Test
  void isTheSameHoweverItWasWritten() {
    var yaml =
        """
        rules:
          - name: to "api" \\
            action: allow
            from: [tag:b, tag:a, tag:b] # in any order
            to: host:api
            ports: [443, 80-81, 82]
        tests:
          - {from: tag:a, to: host:api, port: 80, expect: allow}
        """;
    var json =
        """
        {"rules": [{"ports": ["80-82", 443], "protocols": ["stream", "datagram"], "to": ["host:api"],
         "from": ["tag:a", "tag:b"], "action": "allow", "name": "to \\"api\\" \\\\"}], "format": 1}\
        """;
    assertThat(stored(yaml))
        .isEqualTo(
            """
            {"format":1,"rules":[
            {"name":"to \\"api\\" \\\\","action":"allow","from":["tag:a","tag:b"],\
            "to":["host:api=node_00000000000000000000000001"],"ports":["80-82","443"],\
            "protocols":["stream","datagram"]}
            ]}
            """)
        .isEqualTo(stored(json));
  }

  @Test
  void keepsTheNodeOfAHostWhoeverHasTheNameLater() {
    var stored = stored("rules:\n- {action: allow, from: host:api, to: '*', ports: 1}");
    var policy = StoredPolicy.read(stored);
    assertThat(policy.rules().getFirst().from().getFirst().text()).isEqualTo("host:api");
    assertThat(StoredPolicy.write(policy)).isEqualTo(stored);
  }

  @Test
  void emptyPolicyIsKeptToo() {
    assertThat(StoredPolicy.read(stored("rules: []")).rules()).isEmpty();
  }

  @Test
  void hostWithoutItsNodeIsNoStoredForm() {
    var text = "rules:\n- {action: allow, from: host:api, to: '*', ports: 1}";
    assertThat(Refused.problemsOf(() -> StoredPolicy.read(text))).hasSize(1);
  }

  private static String stored(String text) {
    return StoredPolicy.write(PolicyDocument.parse(text).bind(ROSTER));
  }
}
