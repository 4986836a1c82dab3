package io.coterie.policy.decision;

import static java.util.stream.Collectors.joining;

import io.coterie.policy.Protocol;
import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import java.util.List;

/**
 * A decision and what led to it.
 *
 * @param matching the rules that speak of the two and the port, those that deny first; the first
 *     decides
 * @param elsewhere the rules that speak of the two, but not of this port and protocol
 */
public record Explanation(
    Decision decision,
    Protocol protocol,
    int port,
    List<RuleMatch> matching,
    List<RuleMatch> elsewhere) {

  /** Explains what the policy decides. */
  public static Explanation of(
      CompiledPolicy policy, Subject source, Subject target, Protocol protocol, int port) {
    var between = policy.matching(policy.profile(source), policy.profile(target));
    var here = policy.speakingOf(between, protocol, port);
    var decision = policy.decide(source, target, protocol, port);
    if (decision instanceof Decision.NoPolicy) {
      return new Explanation(decision, protocol, port, List.of(), List.of());
    }
    return new Explanation(
        decision,
        protocol,
        port,
        matches(policy.rules(here), source, target),
        matches(policy.rules(between.difference(here)), source, target));
  }

  /** The decision in one line, for people. */
  public String summary() {
    var what = protocol.text() + " port " + port;
    return switch (decision) {
      case Decision.AllowedBy(var rule) ->
          what + " is allowed by " + rule.label() + because(matching);
      case Decision.DeniedBy(var rule) ->
          what + " is denied by " + rule.label() + because(matching);
      case Decision.NoRule _ when elsewhere.isEmpty() ->
          what + " is denied: no rule speaks of the two";
      case Decision.NoRule _ -> what + " is denied: no rule allows it; of the two " + others();
      case Decision.NoPort _ -> what + " is denied: there is no such port";
      case Decision.NoPolicy _ -> what + " is allowed: the network has no policy";
    };
  }

  private static String because(List<RuleMatch> matching) {
    var first = matching.getFirst();
    return ": from " + texts(first.from()) + " to " + texts(first.to());
  }

  private String others() {
    return elsewhere.stream()
        .limit(3)
        .map(RuleMatch::rule)
        .map(rule ->
            "%s has %s %s %s"
                .formatted(rule.label(), rule.action().text(), protocols(rule), rule.ports()))
        .collect(joining(", "));
  }

  private static String protocols(Rule rule) {
    return rule.protocols().stream().sorted().map(Protocol::text).collect(joining(" and "));
  }

  private static String texts(List<Selector.Bound> selectors) {
    return selectors.stream().map(Selector::text).collect(joining(", "));
  }

  private static List<RuleMatch> matches(List<Rule> rules, Subject source, Subject target) {
    return rules.stream()
        .map(rule -> new RuleMatch(rule, of(rule.from(), source), of(rule.to(), target)))
        .toList();
  }

  private static List<Selector.Bound> of(List<Selector.Bound> selectors, Subject member) {
    return selectors.stream().filter(selector -> selects(selector, member)).toList();
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
