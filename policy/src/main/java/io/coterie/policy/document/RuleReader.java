package io.coterie.policy.document;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.coterie.policy.Action;
import io.coterie.policy.PortRange;
import io.coterie.policy.PortSet;
import io.coterie.policy.Protocol;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules. */
final class RuleReader {
  static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values()).collect(toMap(Action::text, identity()));
  static final Map<String, Protocol> PROTOCOLS =
      Arrays.stream(Protocol.values()).collect(toMap(Protocol::text, identity()));
  private static final List<String> FIELDS =
      List.of("name", "description", "action", "from", "to", "ports", "protocols");

  private static final Set<Protocol> BOTH = Set.of(Protocol.values());

  private final Problems problems;
  private final Values values;
  private final SelectorReader selectors;
  private int ports;

  RuleReader(SelectorReader selectors, Problems problems) {
    this.selectors = selectors;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** A rule, or empty after saying what is wrong with it. */
  Optional<WrittenRule> read(Tree tree, int number) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      problems.add(tree.at(), "a rule has to be a mapping with " + String.join(", ", FIELDS));
      return Optional.empty();
    }
    int before = problems.count();
    var fields = new Fields(mapping, "a rule", FIELDS, problems);
    var name = fields.optional("name").flatMap(t -> values.text("name", t, Limits.NAME));
    var description =
        fields
            .optional("description")
            .flatMap(t -> values.text("description", t, Limits.DESCRIPTION));
    var action = fields.required("action").flatMap(t -> values.word("action", t, ACTIONS));
    var from = selectors(fields, "from");
    var to = selectors(fields, "to");
    var allowed = fields.required("ports").map(this::ports).orElse(PortSet.NONE);
    var protocols = fields.optional("protocols").map(this::protocols).orElse(BOTH);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenRule(
            tree.at(),
            number,
            name,
            description,
            action.orElseThrow(),
            from,
            to,
            allowed,
            protocols));
  }

  private List<WrittenSelector> selectors(Fields fields, String field) {
    return fields
        .required(field)
        .map(tree -> values.oneOrMore(field, tree, item -> selectors.read(item, problems)))
        .orElse(List.of());
  }

  private PortSet ports(Tree tree) {
    List<PortRange> ranges =
        values.oneOrMore("ports", tree, item -> PortReader.range(item, problems));
    boolean within = ports <= Limits.PORTS;
    ports += ranges.size();
    if (within && ports > Limits.PORTS) {
      problems.add(tree.at(), "a policy has " + Limits.PORTS + " ports in all its rules at most");
    }
    return new PortSet(ranges);
  }

  private Set<Protocol> protocols(Tree tree) {
    var protocols = EnumSet.noneOf(Protocol.class);
    protocols.addAll(
        values.oneOrMore("protocols", tree, item -> values.word("protocols", item, PROTOCOLS)));
    return protocols;
  }
}
