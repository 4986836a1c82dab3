package io.coterie.cli.policy;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Refusal;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.CliFailure.Details;
import io.coterie.cli.output.OutputFormat;
import io.coterie.network.v1.PolicyTestFailure;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.ApiFailure.FieldViolation;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what is wrong with a text, all of it: to people with the lines that it is about, to programs
 * in the hub's words.
 */
record Rejected(PolicyText policy, OutputFormat format) {
  private static final String INVALID = "POLICY_INVALID";
  private static final String TEST_FAILED = "POLICY_TEST_FAILED";

  /** What the user reads of a refusal; one that is not about the text reads as always. */
  CliFailure explain(StatusRuntimeException refusal, Hub hub) {
    ApiFailure failure = ApiFailure.of(refusal);
    Details plain = Refusal.explain(refusal, hub.address()).details();
    if (failure.is("ETAG_MISMATCH")) {
      return mismatch(plain);
    }
    if (!failure.is(INVALID) && !failure.is(TEST_FAILED)) {
      return new CliFailure(plain);
    }
    List<String> problems = failure.violations().stream().map(FieldViolation::description).toList();
    String message =
        failure.is(TEST_FAILED)
            ? failing(problems.size())
            : "%s is no policy: %s".formatted(policy.name(), Count.of(problems.size(), "problem"));
    return new CliFailure(
        new Details(
            plain.code(),
            plain.reason(),
            message,
            plain.hint(),
            plain.metadata(),
            shown(problems)));
  }

  /** Tests that fail in a dry run. */
  CliFailure of(List<PolicyTestFailure> failures) {
    List<String> problems =
        failures.stream()
            .map(
                f -> "line %d, column %d: %s".formatted(f.getLine(), f.getColumn(), f.getMessage()))
            .toList();
    return new CliFailure(
        new Details(
            Code.INVALID_ARGUMENT,
            TEST_FAILED,
            failing(problems.size()),
            Optional.of("mend the rules or the tests"),
            Map.of(),
            shown(problems)));
  }

  /** Another one came between. */
  static CliFailure mismatch(Details refusal) {
    return new CliFailure(
        new Details(
            refusal.code(),
            refusal.reason(),
            "the policy is not the one that was seen: somebody replaced it",
            Optional.of("see what is in force with: coterie policy get, then run this again"),
            refusal.metadata(),
            List.of()));
  }

  private String failing(int tests) {
    return "%s of %s %s"
        .formatted(Count.of(tests, "test"), policy.name(), tests == 1 ? "fails" : "fail");
  }

  private List<String> shown(List<String> problems) {
    return switch (format) {
      case TEXT -> problems.stream().map(p -> Marked.of(p, policy.text())).toList();
      case JSON -> problems;
    };
  }
}
