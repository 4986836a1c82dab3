package io.coterie.policy.decision;

import static java.util.Comparator.comparing;

import io.coterie.policy.Action;
import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Policy;
import io.coterie.policy.PortRange;
import io.coterie.policy.PortSet;
import io.coterie.policy.Protocol;
import io.coterie.policy.Rule;
import io.coterie.policy.Subject;
import java.util.List;

/**
 * A policy that is ready to decide. Immutable, for any number of threads, without any memory of
 * what was asked. Every question about members that are there has an answer; whoever gets an
 * exception all the same has not got a yes.
 */
public final class CompiledPolicy {
  private static final Decision NO_RULE = new Decision.NoRule();
  private static final Decision NO_PORT = new Decision.NoPort();

  // the denying ones first, so that the first that matches decides
  private final List<Rule> rules;
  private final Decision[] decisions;
  private final MemberIndex members;
  private final PortIndex stream;
  private final PortIndex datagram;

  private CompiledPolicy(Policy policy, boolean isOpen) {
    rules =
        policy.rules().stream()
            .sorted(comparing(Rule::action).reversed().thenComparingInt(Rule::number))
            .toList();
    decisions =
        rules.stream()
            .map(rule -> isOpen ? new Decision.NoPolicy() : by(rule))
            .toArray(Decision[]::new);
    members = new MemberIndex(rules);
    stream = ports(Protocol.STREAM);
    datagram = ports(Protocol.DATAGRAM);
  }

  /** What a policy says. */
  public static CompiledPolicy of(Policy policy) {
    return new CompiledPolicy(policy, false);
  }

  /** What holds without a policy: every member reaches every other. */
  public static CompiledPolicy open() {
    return new CompiledPolicy(Policy.OPEN, true);
  }

  private static Decision by(Rule rule) {
    return switch (rule.action()) {
      case ALLOW -> new Decision.AllowedBy(rule);
      case DENY -> new Decision.DeniedBy(rule);
    };
  }

  private PortIndex ports(Protocol protocol) {
    return new PortIndex(rules.stream().map(rule -> ports(rule, protocol)).toList());
  }

  private static PortSet ports(Rule rule, Protocol protocol) {
    return rule.protocols().contains(protocol) ? rule.ports() : PortSet.NONE;
  }

  /** What this policy knows of a member. */
  public Profile profile(Subject member) {
    return new Profile(this, members.selecting(member));
  }

  /** The profile of one who is not there, and so reaches nobody and is reached by none. */
  public Profile absent() {
    return new Profile(this, MemberIndex.Sides.none(rules.size()));
  }

  /** May the source reach the target on this port. */
  public Decision decide(Subject source, Subject target, Protocol protocol, int port) {
    return decide(profile(source), profile(target), protocol, port);
  }

  /** May the source reach the target on this port. */
  public Decision decide(Profile source, Profile target, Protocol protocol, int port) {
    check(source);
    check(target);
    if (!PortRange.isPort(port)) {
      return NO_PORT;
    }
    int first = RuleSet.firstInAll(source.asSource(), target.asTarget(), at(protocol, port));
    return first < 0 ? NO_RULE : decisions[first];
  }

  /** Whether the source may reach the target at all; if not, it must not even resolve it. */
  public boolean reaches(Profile source, Profile target) {
    return !allowed(source, target).isEmpty();
  }

  /** The ports on which the source may reach the target. */
  public AllowedPorts allowed(Profile source, Profile target) {
    return allowed(rules(matching(source, target)));
  }

  /** The rules that speak of the two, on whatever port. */
  RuleSet matching(Profile source, Profile target) {
    check(source);
    check(target);
    return source.asSource().intersection(target.asTarget());
  }

  /** All rules, those that deny first. */
  public List<Rule> rules() {
    return rules;
  }

  /** The rules of a set, those that deny first. */
  public List<Rule> rules(RuleSet set) {
    return set.stream().mapToObj(rules::get).toList();
  }

  /** The rules of a set that speak of a port. */
  RuleSet speakingOf(RuleSet set, Protocol protocol, int port) {
    return PortRange.isPort(port)
        ? set.intersection(at(protocol, port))
        : RuleSet.none(rules.size());
  }

  /** About how much memory it takes, rules not counted. */
  public long bytes() {
    return members.bytes() + stream.bytes() + datagram.bytes();
  }

  /** The ports that are allowed between two of whom just these rules speak. */
  public static AllowedPorts allowed(List<Rule> speaking) {
    if (speaking.isEmpty()) {
      return AllowedPorts.NONE;
    }
    return new AllowedPorts(
        allowed(speaking, Protocol.STREAM), allowed(speaking, Protocol.DATAGRAM));
  }

  private static PortSet allowed(List<Rule> speaking, Protocol protocol) {
    return union(speaking, protocol, Action.ALLOW).minus(union(speaking, protocol, Action.DENY));
  }

  private static PortSet union(List<Rule> rules, Protocol protocol, Action action) {
    return PortSet.union(
        rules.stream()
            .filter(rule -> rule.action() == action)
            .map(rule -> ports(rule, protocol))
            .toList());
  }

  private RuleSet at(Protocol protocol, int port) {
    return switch (protocol) {
      case STREAM -> stream.at(port);
      case DATAGRAM -> datagram.at(port);
    };
  }

  private void check(Profile profile) {
    if (profile.policy() != this) {
      throw new IllegalArgumentException("a profile of another policy");
    }
  }
}
