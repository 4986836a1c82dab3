package io.coterie.cli.command;

import io.coterie.cli.terminal.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a join secret comes from, other than the command line. */
public final class SecretOptions {
  @Option(names = "--secret-stdin", description = "Read the join secret from standard input.")
  private boolean stdin;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Read the join secret from a file.")
  private Optional<Path> file = Optional.empty();

  /** The secret, if an option says where it is. */
  public Optional<String> given(Environment environment) throws IOException {
    if (stdin) {
      return Optional.of(environment.secretFromStandardInput());
    }
    if (file.isPresent()) {
      return Optional.of(
          Environment.withoutLineBreak(Files.readString(environment.folder().resolve(file.get()))));
    }
    return Optional.empty();
  }

  /** The secret, asked for on a terminal when no option says where it is. */
  public Optional<String> givenOrAsked(Environment environment, String question)
      throws IOException {
    Optional<String> given = given(environment);
    return given.isPresent() ? given : environment.terminal().secret(question);
  }
}
