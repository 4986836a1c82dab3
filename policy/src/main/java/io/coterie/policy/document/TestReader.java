package io.coterie.policy.document;

import io.coterie.policy.Selector;
import java.util.List;
import java.util.Optional;

/** Reads tests. */
final class TestReader {
  private static final List<String> FIELDS = List.of("from", "to", "port", "protocol", "expect");

  private final Problems problems;
  private final Values values;
  private final SelectorReader selectors;

  TestReader(SelectorReader selectors, Problems problems) {
    this.selectors = selectors;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** A test, or empty after saying what is wrong with it. */
  Optional<WrittenTest> read(Tree tree, int number) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      problems.add(tree.at(), "a test has to be a mapping with " + String.join(", ", FIELDS));
      return Optional.empty();
    }
    int before = problems.count();
    var fields = new Fields(mapping, "a test", FIELDS, problems);
    var from = fields.required("from").flatMap(this::member);
    var to = fields.required("to").flatMap(this::member);
    var port = fields.required("port").flatMap(t -> PortReader.port(t, problems));
    var protocol =
        fields.optional("protocol").flatMap(t -> values.word("protocol", t, RuleReader.PROTOCOLS));
    var expect =
        fields.required("expect").flatMap(t -> values.word("expect", t, RuleReader.ACTIONS));
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenTest(
            tree.at(),
            number,
            from.orElseThrow(),
            to.orElseThrow(),
            port.orElseThrow(),
            protocol,
            expect.orElseThrow()));
  }

  private Optional<WrittenSelector> member(Tree tree) {
    var written = selectors.read(tree, problems);
    if (written.isPresent() && written.get().selector() instanceof Selector.Everyone) {
      problems.add(tree.at(), "a test speaks of one member; role:member is one that has no tags");
      return Optional.empty();
    }
    return written;
  }
}
