package io.coterie.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.policy.Action;
import io.coterie.policy.Hostname;
import io.coterie.policy.PortRange;
import io.coterie.policy.PortSet;
import io.coterie.policy.Protocol;
import io.coterie.policy.Selector;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the language means. */
class ParseTest {
  private static final String NODE = "node_00000000000000000000000001";

  @Test
  void everythingThatARuleCanHave() {
    var document =
        PolicyDocument.parse(
            """
            format: 1
            rules:
              - name: web
                description: The site's own calls
                action: allow
                from: [tag:frontend, "*", role:owner]
                to: [host:api-1, node:%s]
                ports: [80, 443, 8000-8100, "8101"]
                protocols: stream
            """
                .formatted(NODE));
    var rule = document.rules().getFirst();
    assertThat(rule.at()).isEqualTo(new Position(3, 5));
    assertThat(rule.name()).contains("web");
    assertThat(rule.description()).contains("The site's own calls");
    assertThat(rule.action()).isEqualTo(Action.ALLOW);
    assertThat(rule.from())
        .extracting(s -> s.selector().text())
        .containsExactly("tag:frontend", "*", "role:owner");
    assertThat(rule.to())
        .containsExactly(
            new WrittenSelector(new Position(7, 10), new Selector.Host(new Hostname("api-1"))),
            new WrittenSelector(new Position(7, 22), new Selector.TheNode(new SubjectId(NODE))));
    assertThat(rule.ports()).hasToString("80, 443, 8000-8101");
    assertThat(rule.protocols()).containsExactly(Protocol.STREAM);
  }

  @Test
  void protocolsAreBothUnlessSaid() {
    var rule = rule("{action: deny, from: tag:a, to: tag:b, ports: '*'}");
    assertThat(rule.protocols()).containsExactlyInAnyOrder(Protocol.STREAM, Protocol.DATAGRAM);
    assertThat(rule.ports()).isEqualTo(PortSet.ALL);
    assertThat(rule.name()).isEmpty();
  }

  @Test
  void jsonMayBeWrittenInAnyOfItsWays() {
    var compact =
        """
        {"rules":[{"name":"a\\u00e4\\/\\"\\ud83d\\ude00","action":"allow","from":["tag:a"],"to":"*","ports":[80,"90-91"]}]}\
        """;
    var tabs =
        compact
            .replace("{", "{\n\t")
            .replace(",", "\t,\r\n\t\t")
            .replace(":", ":\t")
            .replace("tag:\t", "tag:");
    for (var text : List.of(compact, tabs)) {
      var rule = PolicyDocument.parse(text).rules().getFirst();
      assertThat(rule.name()).contains("aä/\"😀");
      assertThat(rule.ports().ranges())
          .containsExactly(new PortRange(80, 80), new PortRange(90, 91));
    }
  }

  @Test
  void testsSpeakOfOnePortAndMaySayAProtocol() {
    var document =
        PolicyDocument.parse(
            """
            rules: []
            tests:
              - {from: tag:a, to: host:b, port: 65535, expect: deny}
              - {from: role:owner, to: tag:b, port: "1", protocol: datagram, expect: allow}
            """);
    var tests = document.tests();
    assertThat(tests).extracting(WrittenTest::number).containsExactly(1, 2);
    assertThat(tests).extracting(WrittenTest::port).containsExactly(65_535, 1);
    assertThat(tests.getFirst().protocol()).isEmpty();
    assertThat(tests.getFirst().from().selector()).isEqualTo(new Selector.Tagged(new Tag("a")));
    assertThat(tests.getLast().protocol()).isEqualTo(Optional.of(Protocol.DATAGRAM));
    assertThat(tests.getLast().expect()).isEqualTo(Action.ALLOW);
  }

  @Test
  void mentionsAreTheHostsOfAllAndTheNodesOfTests() {
    var document =
        PolicyDocument.parse(
            """
            rules:
              - {action: allow, from: host:a, to: node:node_00000000000000000000000009, ports: 1}
            tests:
              - {from: node:%s, to: host:b, port: 1, expect: deny}
            """
                .formatted(NODE));
    assertThat(document.mentions().hosts())
        .containsExactlyInAnyOrder(new Hostname("a"), new Hostname("b"));
    assertThat(document.mentions().nodes()).containsExactly(new SubjectId(NODE));
  }

  @Test
  void sourceIsKeptAsItWas() {
    var text = "# why\nrules: [] # nothing\n";
    assertThat(PolicyDocument.parse(text).source()).isEqualTo(text);
  }

  @Test
  void charactersOutsideTheBasicPlaneMayStandAnywhere() {
    for (int i = 1_000; i < 1_050; i++) {
      var text = "#" + "x".repeat(i) + "😀\nrules: [] #😀";
      assertThat(PolicyDocument.parse(text).rules()).isEmpty();
    }
  }

  @Test
  void namesMayBeFoldedAndQuoted() {
    var rule =
        rule(
            """

              name: "443"
              description: >
                Two lines
                in one
              action: allow
              from: tag:a
              to: tag:b
              ports: 80
            """);
    assertThat(rule.name()).contains("443");
    assertThat(rule.description()).contains("Two lines in one");
  }

  private static WrittenRule rule(String rule) {
    return PolicyDocument.parse("rules:\n- " + rule).rules().getFirst();
  }
}
