package io.coterie.policy.decision;

import io.coterie.policy.NodeRole;
import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.Tag;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rules select a member, on either side of them. */
final class MemberIndex {
  // what a key and its place in a map take beside the sets, about
  private static final int ENTRY_BYTES = 150;

  /** The rules that select somebody as a source, and as a target. */
  record Sides(RuleSet asSource, RuleSet asTarget) {
    static Sides none(int rules) {
      return new Sides(RuleSet.none(rules), RuleSet.none(rules));
    }

    private void addIfAny(@Nullable Sides more) {
      if (more != null) {
        asSource.addAll(more.asSource);
        asTarget.addAll(more.asTarget);
      }
    }
  }

  private final int size;
  private final Map<NodeRole, Sides> byRole = new EnumMap<>(NodeRole.class);
  private final Map<Tag, Sides> byTag = new HashMap<>();
  private final Map<SubjectId, Sides> byNode = new HashMap<>();

  MemberIndex(List<Rule> rules) {
    size = rules.size();
    for (var role : NodeRole.values()) {
      byRole.put(role, Sides.none(size));
    }
    for (int i = 0; i < size; i++) {
      int rule = i;
      rules.get(i).from().forEach(s -> selected(s).forEach(sides -> sides.asSource.add(rule)));
      rules.get(i).to().forEach(s -> selected(s).forEach(sides -> sides.asTarget.add(rule)));
    }
  }

  private Stream<Sides> selected(Selector.Bound selector) {
    return switch (selector) {
      case Selector.Everyone _ -> byRole.values().stream();
      case Selector.WithRole(var role) -> Stream.of(in(byRole, role));
      case Selector.Tagged(var tag) -> Stream.of(in(byTag, tag));
      case Selector.TheNode(var node) -> Stream.of(in(byNode, node));
      case Selector.FixedHost(_, var node) -> Stream.of(in(byNode, node));
    };
  }

  private <K> Sides in(Map<K, Sides> index, K key) {
    return index.computeIfAbsent(key, _ -> Sides.none(size));
  }

  /** The rules that select a member. */
  Sides selecting(Subject member) {
    var sides = Sides.none(size);
    sides.addIfAny(byRole.get(member.role()));
    for (var tag : member.tags()) {
      sides.addIfAny(byTag.get(tag));
    }
    if (!byNode.isEmpty()) {
      member.id().ifPresent(node -> sides.addIfAny(byNode.get(node)));
    }
    return sides;
  }

  long bytes() {
    return Stream.of(byRole, byTag, byNode)
        .flatMap(index -> index.values().stream())
        .mapToLong(s -> s.asSource.bytes() + s.asTarget.bytes() + ENTRY_BYTES)
        .sum();
  }
}
