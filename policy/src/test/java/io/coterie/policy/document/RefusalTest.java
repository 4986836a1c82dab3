package io.coterie.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused at its line and column, and all of it at once. */
class RefusalTest {
  @Test
  void everythingWrongIsSaidAtOnce() {
    var text =
        """
        rules:
          - acton: allow
            from: frontend
            to: [tag:api, tag:Api]
            ports: [80, 70000, 90-80]
            name: 80
          - action: permit
            from: []
            to: "*"
            ports: "*"
            protocols: [tcp]
        tests:
          - {from: "*", to: tag:a, port: 0, expect: yes}
        color: blue
        """;
    assertThat(Refused.problems(text))
        .containsExactly(
            "2:5 unknown field \"acton\": a rule has name, description, action, from, to, ports, protocols",
            "2:5 a rule needs \"action\"",
            "3:11 \"frontend\" is no selector: expected tag:NAME, role:ROLE, node:ID, host:NAME or \"*\"",
            "4:19 \"tag:Api\" is no selector: a tag is 1 to 32 of a-z, 0-9, _ and -, and begins with a letter or a digit",
            "5:17 a port is a number from 1 to 65535, a range such as 8000-8100, or \"*\", not \"70000\"",
            "5:24 the range 90-80 is the wrong way round",
            "6:11 \"name\" has to be text, in quotes if it looks like anything else",
            "7:13 \"action\" has to be allow or deny, not \"permit\"",
            "8:11 \"from\" has to have 1 to 100 entries, it is empty",
            "11:17 \"protocols\" has to be datagram or stream, not \"tcp\"",
            "13:12 a test speaks of one member; role:member is one that has no tags",
            "13:34 \"port\" has to be a number from 1 to 65535, not \"0\"",
            "13:45 \"expect\" has to be allow or deny, not \"yes\"",
            "14:1 unknown field \"color\": a policy has format, rules, tests");
  }

  static Stream<String[]> wholes() {
    return Stream.of(
        new String[] {"", "1:1 there is nothing here; \"rules: []\" denies everything"},
        new String[] {"# nothing\n", "1:1 there is nothing here; \"rules: []\" denies everything"},
        new String[] {"rules", "1:1 a policy has to be a mapping with format, rules, tests"},
        new String[] {"[]", "1:1 a policy has to be a mapping with format, rules, tests"},
        new String[] {"{}", "1:1 a policy needs \"rules\""},
        new String[] {"rules:", "1:7 \"rules\" has to be a list, it is empty"},
        new String[] {"rules: {}", "1:8 \"rules\" has to be a list, not a mapping"},
        new String[] {
          "rules: []\ntests: []", "2:8 \"tests\" has to have 1 to 1000 entries, it has 0"
        },
        new String[] {"rules: []\nformat: 2", "2:9 \"format\" has to be 1, not \"2\""},
        new String[] {"rules: []\nrules: []", "2:1 \"rules\" is here twice, first in line 1"},
        new String[] {
          "rules: []\n[a]: b", "2:1 a field has to be a name: a policy has format, rules, tests"
        },
        new String[] {
          "rules: [x]",
          "1:9 a rule has to be a mapping with name, description, action, from, to, ports, protocols"
        },
        new String[] {
          "rules: []\ntests: [[]]",
          "2:9 a test has to be a mapping with from, to, port, protocol, expect"
        },
        new String[] {
          "rules: []\n---\nrules: []", "2:1 expected one document, here begins another"
        },
        new String[] {
          "rules: [", "1:9 this is no YAML: expected the node content, but found '<stream end>'"
        },
        new String[] {
          "{\"rules\": [}", "1:12 this is no YAML: expected the node content, but found '}'"
        },
        new String[] {
          "rules:\n\t- a",
          "2:1 this is no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"
        },
        new String[] {"rules: &x []", "1:8 anchors (&) are not allowed in a policy"},
        new String[] {"rules: !!seq []", "1:8 tags of YAML (!) are not allowed in a policy"},
        new String[] {"a: *x", "1:4 " + YamlProblem.STAR},
        new String[] {"a: *\nb: 1", "1:4 " + YamlProblem.STAR},
        new String[] {"a: [1, *, 2]", "1:8 " + YamlProblem.STAR},
        new String[] {"rules: []\r\n# 😀\u0007", "2:4 character U+0007 is not allowed in a policy"},
        new String[] {
          "😀: 1\nrules: []", "1:1 unknown field \"😀\": a policy has format, rules, tests"
        },
        new String[] {"[".repeat(18), "1:18 more than 16 lists and mappings in each other"});
  }

  @ParameterizedTest
  @MethodSource("wholes")
  void whatIsNoPolicyAtAll(String text, String problem) {
    assertThat(Refused.problems(text)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          tag:           | a tag is 1 to 32
          tag:_a         | a tag is 1 to 32
          role:viewer    | the roles of nodes are owner, admin and member
          role:Admin     | the roles of nodes are owner, admin and member
          node:7         | the id of a node is node_ and 26
          host:-a        | a hostname is 1 to 63
          host:a=node_00000000000000000000000001 | a hostname is 1 to 63
          group:a        | expected tag:NAME
          Tag:a          | expected tag:NAME
          **             | expected tag:NAME
          a\u0007b\u202E | "a?b?" is no selector
          ~~             | "" is no selector
          """)
  void selectorsThatAreNone(String selector, String message) {
    var escaped = selector.replace("\u0007", "\\u0007").replace("\u202E", "\\u202e");
    var json =
        "{\"rules\":[{\"action\":\"allow\",\"to\":\"*\",\"ports\":1,\n\"from\":\"%s\"}]}"
            .formatted(escaped);
    assertThat(Refused.problems(json))
        .singleElement()
        .asString()
        .startsWith("2:8 ")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0",
        "65536",
        "080",
        "0x50",
        "8_0",
        "80-",
        "-80",
        "80-90-100",
        "80.0",
        "1e3",
        "http",
        "null",
        "true",
        "[80]",
        "{a: 80}",
        "080-90",
        "٨٠"
      })
  void portsThatAreNone(String port) {
    var text = "rules:\n- {action: allow, from: tag:a, to: tag:b, ports: [80, %s]}".formatted(port);
    assertThat(Refused.problems(text))
        .singleElement()
        .asString()
        .startsWith("2:55 a port is a number");
  }

  @Test
  void namesAreOneVisibleLineAndDifferFromEachOther() {
    var rule = "- {action: deny, from: tag:a, to: tag:b, ports: 1, name: %s}\n";
    var names =
        new String[] {
          "\"a\\nb\"", "\"\\u001b[2J\"", "\"\\ud83d\"", "\" \"", "null", "[a]", "x".repeat(65)
        };
    for (var name : names) {
      assertThat(Refused.problems("rules:\n" + rule.formatted(name)))
          .singleElement()
          .asString()
          .startsWith("2:58 \"name\" has to be");
    }
    assertThat(Refused.problems("rules:\n" + rule.formatted("web") + rule.formatted("web")))
        .containsExactly("3:3 rule 2 has the name of rule 1, in line 2");
  }

  @Test
  void hostThatNobodyHasIsRefusedWhereItStands() {
    var document =
        PolicyDocument.parse(
            """
            rules:
              - action: allow
                from: [tag:a, host:nobody]
                to: host:nothing
                ports: 80
            """);
    assertThat(Refused.problemsOf(() -> document.bind(Roster.EMPTY)))
        .containsExactly(
            "3:19 no member of the network has the hostname nobody",
            "4:9 no member of the network has the hostname nothing");
  }
}
