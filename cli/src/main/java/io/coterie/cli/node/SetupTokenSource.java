package io.coterie.cli.node;

import io.coterie.cli.terminal.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a setup token comes from: never the command line, where others would see it. */
final class SetupTokenSource {
  @Option(
      names = "--setup-token-stdin",
      description = "Register it by a setup token from standard input; no login is needed.")
  private boolean stdin;

  @Option(
      names = "--setup-token-file",
      paramLabel = "FILE",
      description = "Register it by the setup token in a file; no login is needed.")
  private Optional<Path> file = Optional.empty();

  boolean given() {
    return stdin || file.isPresent();
  }

  /** The token, which is given. */
  String read(Environment environment) throws IOException {
    return stdin
        ? environment.secretFromStandardInput().strip()
        : Files.readString(environment.folder().resolve(file.orElseThrow())).strip();
  }
}
