package io.coterie.policy.random;

import io.coterie.policy.Protocol;
import io.coterie.policy.Subject;
import java.util.List;
import java.util.Locale;

/**
 * What the words of the domain say, one rule after the other, on the words of the policy: nothing
 * of the engine takes part but the record of a member.
 */
public final class ReferenceEvaluator {
  private final RandomPolicy policy;

  public ReferenceEvaluator(RandomPolicy policy) {
    this.policy = policy;
  }

  /** The number of the first rule that denies it, else of the first that allows it, else 0. */
  public int decidingRule(Subject source, Subject target, Protocol protocol, int port) {
    for (var action : List.of("deny", "allow")) {
      for (int i = 0; i < policy.rules().size(); i++) {
        var rule = policy.rules().get(i);
        if (rule.action().equals(action) && matches(rule, source, target, protocol, port)) {
          return i + 1;
        }
      }
    }
    return 0;
  }

  /** Whether it is allowed: by a rule, while none denies it. */
  public boolean allows(Subject source, Subject target, Protocol protocol, int port) {
    int rule = decidingRule(source, target, protocol, port);
    return rule > 0 && policy.rules().get(rule - 1).action().equals("allow");
  }

  private static boolean matches(
      RandomRule rule, Subject source, Subject target, Protocol protocol, int port) {
    boolean ofProtocol =
        rule.protocols().isEmpty()
            || rule.protocols().contains(protocol.name().toLowerCase(Locale.ROOT));
    return ofProtocol
        && rule.from().stream().anyMatch(selector -> selects(selector, source))
        && rule.to().stream().anyMatch(selector -> selects(selector, target))
        && rule.ports().stream().anyMatch(range -> covers(range, port));
  }

  private static boolean selects(String selector, Subject member) {
    if (selector.equals("*")) {
      return true;
    }
    var value = selector.substring(5);
    var id = member.id().orElseThrow().text();
    return switch (selector.substring(0, 5)) {
      case "role:" -> member.role().name().equalsIgnoreCase(value);
      case "node:" -> id.equals(value);
      // the node of host-12 is number 12
      case "host:" -> id.equals("node_%026d".formatted(Integer.parseInt(value.substring(5))));
      default -> member.tags().stream().anyMatch(tag -> selector.equals("tag:" + tag.text()));
    };
  }

  private static boolean covers(String range, int port) {
    if (range.equals("*")) {
      return true;
    }
    int hyphen = range.indexOf('-');
    int first = Integer.parseInt(hyphen < 0 ? range : range.substring(0, hyphen));
    int last = hyphen < 0 ? first : Integer.parseInt(range.substring(hyphen + 1));
    return first <= port && port <= last;
  }
}
