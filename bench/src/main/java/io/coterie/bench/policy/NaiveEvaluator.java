package io.coterie.bench.policy;

import io.coterie.policy.Action;
import io.coterie.policy.Policy;
import io.coterie.policy.Protocol;
import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import java.util.List;

/** One rule after the other: what there is to beat. */
final class NaiveEvaluator {
  private final Policy policy;

  NaiveEvaluator(Policy policy) {
    this.policy = policy;
  }

  boolean allows(Subject source, Subject target, Protocol protocol, int port) {
    boolean allowed = false;
    for (var rule : policy.rules()) {
      if (matches(rule, source, target, protocol, port)) {
        if (rule.action() == Action.DENY) {
          return false;
        }
        allowed = true;
      }
    }
    return allowed;
  }

  private static boolean matches(
      Rule rule, Subject source, Subject target, Protocol protocol, int port) {
    return rule.protocols().contains(protocol)
        && isAnyOf(rule.from(), source)
        && isAnyOf(rule.to(), target)
        && rule.ports().contains(port);
  }

  private static boolean isAnyOf(List<Selector.Bound> selectors, Subject member) {
    for (var selector : selectors) {
      if (selects(selector, member)) {
        return true;
      }
    }
    return false;
  }

  private static boolean selects(Selector.Bound selector, Subject member) {
    return switch (selector) {
      case Selector.Everyone _ -> true;
      case Selector.Tagged(var tag) -> member.tags().contains(tag);
      case Selector.WithRole(var role) -> member.role() == role;
      case Selector.TheNode(var node) -> member.id().filter(node::equals).isPresent();
      case Selector.FixedHost(_, var node) -> member.id().filter(node::equals).isPresent();
    };
  }
}
