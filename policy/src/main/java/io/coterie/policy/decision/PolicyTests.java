package io.coterie.policy.decision;

import io.coterie.policy.Action;
import io.coterie.policy.NodeRole;
import io.coterie.policy.Protocol;
import io.coterie.policy.Selector;
import io.coterie.policy.Subject;
import io.coterie.policy.document.InvalidPolicyException;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Problem;
import io.coterie.policy.document.Roster;
import io.coterie.policy.document.WrittenTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the tests that a policy brings along. */
public final class PolicyTests {
  private final CompiledPolicy policy;
  private final Roster roster;

  private PolicyTests(CompiledPolicy policy, Roster roster) {
    this.policy = policy;
    this.roster = roster;
  }

  /** How each of them ends. */
  public static List<TestOutcome> run(
      PolicyDocument document, CompiledPolicy policy, Roster roster) {
    return document.tests().stream().map(new PolicyTests(policy, roster)::outcome).toList();
  }

  /**
   * The policy of a document, if its hosts are there and its tests pass.
   *
   * @throws InvalidPolicyException with every host that is missing, or every test that fails
   */
  public static CompiledPolicy accepted(PolicyDocument document, Roster roster) {
    var policy = CompiledPolicy.of(document.bind(roster));
    var failures =
        run(document, policy, roster).stream()
            .filter(outcome -> !outcome.passed())
            .map(PolicyTests::problem)
            .toList();
    if (!failures.isEmpty()) {
      throw new InvalidPolicyException(failures);
    }
    return policy;
  }

  private static Problem problem(TestOutcome outcome) {
    var test = outcome.test();
    return new Problem(
        Problem.Kind.TEST,
        test.at(),
        "test %d expects %s, but %s"
            .formatted(test.number(), test.expect().text(), outcome.message()));
  }

  private TestOutcome outcome(WrittenTest test) {
    var source = member(test.from().selector());
    var target = member(test.to().selector());
    if (source.isEmpty() || target.isEmpty()) {
      var missing = source.isEmpty() ? test.from() : test.to();
      return new TestOutcome(test, false, missing.selector().text() + " is not in the network");
    }
    var explanations =
        test.protocol().map(List::of).orElse(List.of(Protocol.values())).stream()
            .map(p -> Explanation.of(policy, source.get(), target.get(), p, test.port()))
            .toList();
    return explanations.stream()
        .filter(explanation -> !isExpected(test, explanation.decision()))
        .findFirst()
        .map(explanation -> new TestOutcome(test, false, explanation.summary()))
        .orElseGet(() -> new TestOutcome(test, true, explanations.getFirst().summary()));
  }

  private static boolean isExpected(WrittenTest test, Decision decision) {
    return decision.isAllowed() == (test.expect() == Action.ALLOW);
  }

  /** A tag or a role stands for somebody who has nothing else. */
  private Optional<Subject> member(Selector selector) {
    return switch (selector) {
      case Selector.Tagged(var tag) -> Optional.of(Subject.like(NodeRole.MEMBER, Set.of(tag)));
      case Selector.WithRole(var role) -> Optional.of(Subject.like(role, Set.of()));
      case Selector.TheNode(var node) -> Optional.ofNullable(roster.nodes().get(node));
      case Selector.FixedHost(_, var node) -> Optional.ofNullable(roster.nodes().get(node));
      case Selector.Host(var host) -> Optional.ofNullable(roster.hosts().get(host));
      case Selector.Everyone _ -> Optional.empty();
    };
  }
}
