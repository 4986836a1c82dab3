package io.coterie.policy.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads whole policies. */
final class DocumentReader {
  private static final List<String> FIELDS = List.of("format", "rules", "tests");

  private final SelectorReader selectors;
  private final int bytes;
  private final Problems problems = new Problems();

  /**
   * @param bytes how many a text may have
   */
  DocumentReader(SelectorReader selectors, int bytes) {
    this.selectors = selectors;
    this.bytes = bytes;
  }

  PolicyDocument read(String text) {
    var tree = TreeReader.read(text, bytes);
    if (!(tree instanceof Tree.Mapping mapping)) {
      throw refusal(tree.at(), "a policy has to be a mapping with " + String.join(", ", FIELDS));
    }
    var fields = new Fields(mapping, "a policy", FIELDS, problems);
    fields
        .optional("format")
        .ifPresent(format -> new Values(problems).word("format", format, Map.of("1", 1)));
    var reader = new RuleReader(selectors, problems);
    var rules =
        fields
            .required("rules")
            .map(list -> all("rules", list, 0, Limits.RULES, reader::read))
            .orElse(List.of());
    var tests =
        fields
            .optional("tests")
            .map(list ->
                all("tests", list, 1, Limits.TESTS, new TestReader(selectors, problems)::read))
            .orElse(List.of());
    refuseEqualNames(rules);
    problems.refuseIfAny();
    return new PolicyDocument(text, rules, tests);
  }

  private interface Reading<T> {
    Optional<T> read(Tree tree, int number);
  }

  private <T> List<T> all(String field, Tree tree, int fewest, int most, Reading<T> reading) {
    if (!(tree instanceof Tree.Items(var at, var items))) {
      problems.add(tree.at(), "\"" + field + "\" has to be a list" + Values.found(tree));
      return List.of();
    }
    if (items.size() < fewest || items.size() > most) {
      problems.add(
          at,
          "\"%s\" has to have %d to %d entries, it has %d"
              .formatted(field, fewest, most, items.size()));
      return List.of();
    }
    var values = new ArrayList<T>();
    for (int i = 0; i < items.size() && !problems.isEnough(); i++) {
      reading.read(items.get(i), i + 1).ifPresent(values::add);
    }
    return values;
  }

  /** A name has to say which rule decided. */
  private void refuseEqualNames(List<WrittenRule> rules) {
    var named = new HashMap<String, WrittenRule>();
    for (var rule : rules) {
      var other = rule.name().map(name -> named.putIfAbsent(name, rule));
      other.ifPresent(first ->
          problems.add(
              rule.at(),
              "rule %d has the name of rule %d, in line %d"
                  .formatted(rule.number(), first.number(), first.at().line())));
    }
  }

  private static InvalidPolicyException refusal(Position at, String message) {
    return new InvalidPolicyException(List.of(new Problem(Problem.Kind.CONTENT, at, message)));
  }
}
