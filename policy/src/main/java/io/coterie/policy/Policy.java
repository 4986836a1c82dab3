package io.coterie.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A network's rules. What none of them allows is denied, and what one denies no other allows. */
public record Policy(List<Rule> rules) {
  /** What holds in a network that has no policy: every member reaches every other on every port. */
  public static final Policy OPEN =
      new Policy(
          List.of(
              new Rule(
                  1,
                  Optional.empty(),
                  Optional.empty(),
                  Action.ALLOW,
                  List.of(new Selector.Everyone()),
                  List.of(new Selector.Everyone()),
                  PortSet.ALL,
                  Set.of(Protocol.values()))));

  public Policy {
    rules = List.copyOf(rules);
  }
}
