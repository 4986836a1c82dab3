package io.coterie.policy.document;

import io.coterie.policy.Hostname;
import io.coterie.policy.Policy;
import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives every host of a policy its node. */
final class Binding {
  private final Roster roster;
  private final List<Problem> unknown = new ArrayList<>();

  Binding(Roster roster) {
    this.roster = roster;
  }

  Policy bind(List<WrittenRule> written) {
    for (var rule : written) {
      rule.from().forEach(this::check);
      rule.to().forEach(this::check);
    }
    if (!unknown.isEmpty()) {
      throw new InvalidPolicyException(unknown);
    }
    return new Policy(written.stream().map(this::bound).toList());
  }

  private void check(WrittenSelector written) {
    if (written.selector() instanceof Selector.Host(var host) && node(host).isEmpty()) {
      unknown.add(
          new Problem(
              Problem.Kind.HOST,
              written.at(),
              "no member of the network has the hostname " + host));
    }
  }

  private Optional<SubjectId> node(Hostname host) {
    return Optional.ofNullable(roster.hosts().get(host)).flatMap(Subject::id);
  }

  private Rule bound(WrittenRule rule) {
    return new Rule(
        rule.number(),
        rule.name(),
        rule.description(),
        rule.action(),
        rule.from().stream().map(this::bound).toList(),
        rule.to().stream().map(this::bound).toList(),
        rule.ports(),
        rule.protocols());
  }

  private Selector.Bound bound(WrittenSelector written) {
    return switch (written.selector()) {
      case Selector.Bound bound -> bound;
      case Selector.Host(var host) -> new Selector.FixedHost(host, node(host).orElseThrow());
    };
  }
}
