package io.coterie.policy.random;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One of the ways in which the same policy can be written. */
final class Spelling {
  private final Random random;
  private final boolean json;
  private final String gap;

  Spelling(Random random) {
    this.random = random;
    this.json = random.nextBoolean();
    this.gap = json ? List.of("", " ", "\n", "\n\t", "\r\n  ").get(random.nextInt(5)) : "";
  }

  String policy(List<RandomRule> rules) {
    var all = rules.stream().map(this::rule).toList();
    if (json) {
      return "{" + gap + "\"rules\":" + gap + "[" + String.join("," + gap, all) + gap + "]}";
    }
    var format = random.nextBoolean() ? "format: 1 # of the language\n" : "";
    return format + (all.isEmpty() ? "rules: []\n" : "rules:\n" + String.join("", all));
  }

  private String rule(RandomRule rule) {
    var fields = new ArrayList<String>();
    fields.add(field("action", quoted(rule.action())));
    fields.add(field("from", list(rule.from())));
    fields.add(field("to", list(rule.to())));
    fields.add(field("ports", list(rule.ports())));
    if (!rule.protocols().isEmpty()) {
      fields.add(field("protocols", list(rule.protocols())));
    }
    Collections.shuffle(fields, random);
    if (json) {
      return "{" + gap + String.join(gap + "," + gap, fields) + "}";
    }
    return random.nextBoolean()
        ? "  - {" + String.join(", ", fields) + "}\n"
        : "  - " + String.join("\n    ", fields) + "\n";
  }

  private String field(String name, String value) {
    return json ? "\"" + name + "\":" + gap + value : name + ": " + value;
  }

  private String list(List<String> values) {
    if (values.size() == 1 && random.nextBoolean()) {
      return quoted(values.getFirst());
    }
    return values.stream().map(this::quoted).collect(joining(", ", "[", "]"));
  }

  private String quoted(String value) {
    boolean number = value.chars().allMatch(Character::isDigit);
    if (value.equals("*") || (json && !number) || random.nextBoolean()) {
      return json || random.nextBoolean() ? "\"" + value + "\"" : "'" + value + "'";
    }
    return value;
  }
}
