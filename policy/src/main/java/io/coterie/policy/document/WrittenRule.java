package io.coterie.policy.document;

import io.coterie.policy.Action;
import io.coterie.policy.PortSet;
import io.coterie.policy.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as it was written.
 *
 * @param number its place in the policy, the first is 1
 */
public record WrittenRule(
    Position at,
    int number,
    Optional<String> name,
    Optional<String> description,
    Action action,
    List<WrittenSelector> from,
    List<WrittenSelector> to,
    PortSet ports,
    Set<Protocol> protocols) {
  public WrittenRule {
    from = List.copyOf(from);
    to = List.copyOf(to);
    protocols = Set.copyOf(protocols);
  }
}
