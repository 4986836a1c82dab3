package io.coterie.policy;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a policy, its hosts fixed.
 *
 * @param number its place in the policy, the first is 1
 * @param from any of these selects a source
 * @param to any of these selects a target
 */
public record Rule(
    int number,
    Optional<String> name,
    Optional<String> description,
    Action action,
    List<Selector.Bound> from,
    List<Selector.Bound> to,
    PortSet ports,
    Set<Protocol> protocols) {
  public Rule {
    from = inOrder(from);
    to = inOrder(to);
    protocols = Set.copyOf(protocols);
    if (number < 1 || from.isEmpty() || to.isEmpty() || ports.isEmpty() || protocols.isEmpty()) {
      throw new IllegalArgumentException("rule " + number + " can't match anything");
    }
  }

  /** How to speak of it: {@code rule 3 "web"}. */
  public String label() {
    return "rule " + number + name.map(text -> " \"" + text + "\"").orElse("");
  }

  /** What it does, without what it is called: rules that do the same have equal ones. */
  public Rule effect() {
    return new Rule(1, Optional.empty(), Optional.empty(), action, from, to, ports, protocols);
  }

  /** The same at another place. */
  public Rule numbered(int other) {
    return new Rule(other, name, description, action, from, to, ports, protocols);
  }

  private static List<Selector.Bound> inOrder(List<Selector.Bound> selectors) {
    return selectors.stream().distinct().sorted(comparing(Selector::text)).toList();
  }
}
