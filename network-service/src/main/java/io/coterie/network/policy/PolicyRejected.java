package io.coterie.network.policy;

import static java.util.stream.Collectors.joining;

import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.Reason;
import io.coterie.policy.document.Problem;
import java.util.List;
import java.util.Map;

/**
 * A text that is no policy, or one whose own tests fail.
 *
 * @param problems what is wrong with it, in the order of the text; one at least
 */
record PolicyRejected(List<Problem> problems) implements Failure {
  private static final int SAID = 3;

  PolicyRejected {
    problems = List.copyOf(problems);
  }

  @Override
  public Reason reason() {
    return problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.TEST)
        ? NetworkReason.POLICY_TEST_FAILED
        : NetworkReason.POLICY_INVALID;
  }

  @Override
  public String message() {
    var more = problems.size() > SAID ? "; and " + (problems.size() - SAID) + " more" : "";
    return problems.stream().limit(SAID).map(Problem::toString).collect(joining("; ")) + more;
  }

  @Override
  public Map<String, String> metadata() {
    var first = problems.getFirst().at();
    return Map.of(
        "line", Integer.toString(first.line()),
        "column", Integer.toString(first.column()),
        "problems", Integer.toString(problems.size()));
  }

  @Override
  public List<FieldProblem> fields() {
    return problems.stream()
        .map(problem -> new FieldProblem("source", problem.toString()))
        .toList();
  }
}
