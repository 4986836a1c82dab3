package io.coterie.cli.account;

import io.coterie.cli.output.CliFailure;
import io.coterie.cli.terminal.Environment;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a password comes from: an option, standard input, or whoever sits at the terminal. */
final class PasswordSource {
  @ArgGroup(exclusive = true)
  private Given given = new Given();

  static final class Given {
    @Option(
        names = "--password",
        paramLabel = "PASSWORD",
        description = "The password; others on this machine may see it there.")
    private Optional<String> password = Optional.empty();

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean stdin;
  }

  String read(Environment environment) throws IOException {
    if (given.password.isPresent()) {
      return given.password.get();
    }
    return given.stdin ? environment.secretFromStandardInput() : ask(environment, "Password");
  }

  static String ask(Environment environment, String question) {
    return environment
        .terminal()
        .secret(question)
        .orElseThrow(() -> needed("a password is needed"));
  }

  /** Two secrets: from standard input, each on a line, or asked for. */
  static List<String> two(Environment environment, boolean stdin, String first, String second)
      throws IOException {
    if (!stdin) {
      return List.of(ask(environment, first), ask(environment, second));
    }
    List<String> lines = environment.secretFromStandardInput().lines().toList();
    if (lines.size() != 2) {
      throw needed(
          "two lines are needed: the %s and the %s".formatted(lower(first), lower(second)));
    }
    return lines;
  }

  private static String lower(String question) {
    return question.toLowerCase(Locale.ROOT);
  }

  static CliFailure needed(String message) {
    return new CliFailure(
        Code.INVALID_ARGUMENT,
        "PASSWORD_NEEDED",
        message,
        "give it on standard input (see --help), or run this on a terminal");
  }
}
