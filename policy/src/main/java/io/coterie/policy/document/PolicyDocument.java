package io.coterie.policy.document;

import io.coterie.policy.Hostname;
import io.coterie.policy.Policy;
import io.coterie.policy.Selector;
import io.coterie.policy.SubjectId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy as it was written, right in itself: what it names has not been looked for yet.
 *
 * @param source the text, unchanged
 */
public record PolicyDocument(String source, List<WrittenRule> rules, List<WrittenTest> tests) {
  public PolicyDocument {
    rules = List.copyOf(rules);
    tests = List.copyOf(tests);
  }

  /**
   * Reads a text of YAML or JSON.
   *
   * @throws InvalidPolicyException with everything that is wrong in it
   */
  public static PolicyDocument parse(String text) {
    return new DocumentReader(new SelectorReader(), Limits.BYTES).read(text);
  }

  /** Whom to look up for {@link #bind}, and for the tests. */
  public Mentions mentions() {
    var hosts = new HashSet<Hostname>();
    var nodes = new HashSet<SubjectId>();
    Stream.concat(ruleSelectors(), testSelectors())
        .forEach(written -> {
          if (written.selector() instanceof Selector.Host(var host)) {
            hosts.add(host);
          }
        });
    testSelectors()
        .forEach(written -> {
          if (written.selector() instanceof Selector.TheNode(var node)) {
            nodes.add(node);
          }
        });
    return new Mentions(hosts, nodes);
  }

  /**
   * Fixes every host to the node that has the name now.
   *
   * @throws InvalidPolicyException where no member has it
   */
  public Policy bind(Roster roster) {
    return new Binding(roster).bind(rules);
  }

  private Stream<WrittenSelector> ruleSelectors() {
    return rules.stream().flatMap(rule -> Stream.concat(rule.from().stream(), rule.to().stream()));
  }

  private Stream<WrittenSelector> testSelectors() {
    return tests.stream().flatMap(test -> Stream.of(test.from(), test.to()));
  }
}
