package io.coterie.policy.change;

import io.coterie.policy.NodeRole;
import io.coterie.policy.Selector;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The members that a change can concern, in words that a database can look for: nobody else is
 * concerned, and of these not all need be.
 *
 * @param everyone all members; else those with one of the roles, one of the tags, or that are one
 *     of the nodes
 */
public record Candidates(
    boolean everyone, Set<NodeRole> roles, Set<Tag> tags, Set<SubjectId> nodes) {
  public Candidates {
    roles = Set.copyOf(roles);
    tags = Set.copyOf(tags);
    nodes = Set.copyOf(nodes);
  }

  /** Whom the change from one policy to another can concern, as a source or as a target. */
  public static Candidates of(CompiledPolicy before, CompiledPolicy after) {
    return of(
        new UnitedRules(before, after)
            .changed().stream()
                .flatMap(rule -> Stream.of(rule.from(), rule.to()))
                .flatMap(List::stream)
                .toList());
  }

  /** Whom the selectors select. */
  static Candidates of(Collection<Selector.Bound> selectors) {
    boolean everyone = false;
    var roles = EnumSet.noneOf(NodeRole.class);
    var tags = new HashSet<Tag>();
    var nodes = new HashSet<SubjectId>();
    for (var selector : selectors) {
      switch (selector) {
        case Selector.Everyone _ -> everyone = true;
        case Selector.WithRole(var role) -> roles.add(role);
        case Selector.Tagged(var tag) -> tags.add(tag);
        case Selector.TheNode(var node) -> nodes.add(node);
        case Selector.FixedHost(_, var node) -> nodes.add(node);
      }
    }
    return new Candidates(everyone, roles, tags, nodes);
  }

  /** Whether there is nobody to look for. */
  public boolean isNobody() {
    return !everyone && roles.isEmpty() && tags.isEmpty() && nodes.isEmpty();
  }
}
