package io.coterie.cli.policy;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.terminal.Environment;
import io.grpc.Status.Code;
import picocli.CommandLine.Option;

/** Whether the user agrees to another policy, or none. */
final class Agreement {
  @Option(
      names = {"--yes", "--force"},
      description = "Do not ask.")
  private boolean given;

  /** There is no need to ask. */
  boolean given() {
    return given;
  }

  /** Asks, unless there is no need to. */
  void ask(Environment environment, String question, String refused) {
    if (!given && !environment.terminal().confirms(question)) {
      throw new CliFailure(
          Code.FAILED_PRECONDITION, "NOT_CONFIRMED", refused, "say --yes if that is meant");
    }
  }
}
