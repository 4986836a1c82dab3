package io.coterie.policy.decision;

import io.coterie.policy.NodeRole;
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

/** One side of all rules, sources or targets: which rules select a member. */
final class SideIndex {
  // what a key and its place in a map take beside the set, about
  private static final int ENTRY_BYTES = 120;

  private final Map<NodeRole, RuleSet> byRole = new EnumMap<>(NodeRole.class);
  private final Map<Tag, RuleSet> byTag = new HashMap<>();
  private final Map<SubjectId, RuleSet> byNode = new HashMap<>();
  private final RuleSet nobody;

  /**
   * @param selectors those of each rule
   */
  SideIndex(List<List<Selector.Bound>> selectors) {
    nobody = RuleSet.none(selectors.size());
    for (var role : NodeRole.values()) {
      byRole.put(role, nobody.copy());
    }
    for (int rule = 0; rule < selectors.size(); rule++) {
      for (var selector : selectors.get(rule)) {
        add(rule, selector);
      }
    }
  }

  private void add(int rule, Selector.Bound selector) {
    switch (selector) {
      case Selector.Everyone _ -> byRole.values().forEach(rules -> rules.add(rule));
      case Selector.WithRole(var role) -> in(byRole, role).add(rule);
      case Selector.Tagged(var tag) -> in(byTag, tag).add(rule);
      case Selector.TheNode(var node) -> in(byNode, node).add(rule);
      case Selector.FixedHost(_, var node) -> in(byNode, node).add(rule);
    }
  }

  private <K> RuleSet in(Map<K, RuleSet> index, K key) {
    return index.computeIfAbsent(key, _ -> nobody.copy());
  }

  /** The rules that select a member on this side. */
  RuleSet selecting(Subject member) {
    var rules = nobody.copy();
    addIfAny(rules, byRole.get(member.role()));
    for (var tag : member.tags()) {
      addIfAny(rules, byTag.get(tag));
    }
    member.id().ifPresent(node -> addIfAny(rules, byNode.get(node)));
    return rules;
  }

  private static void addIfAny(RuleSet rules, @Nullable RuleSet more) {
    if (more != null) {
      rules.addAll(more);
    }
  }

  long bytes() {
    return Stream.of(byRole, byTag, byNode)
        .flatMap(index -> index.values().stream())
        .mapToLong(rules -> rules.bytes() + ENTRY_BYTES)
        .sum();
  }
}
