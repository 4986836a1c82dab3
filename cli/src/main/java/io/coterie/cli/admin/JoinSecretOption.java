package io.coterie.cli.admin;

import io.coterie.cli.terminal.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The join secret, which after the subcommand is what {@code -token} means. */
final class JoinSecretOption {
  @ArgGroup(exclusive = true)
  private Source source = new Source();

  static final class Source {
    @Option(
        names = {"-token", "--token"},
        paramLabel = "SECRET",
        description = "The join secret; others on this machine may see it there.")
    private Optional<String> secret = Optional.empty();

    @Option(
        names = {"-join-secret-file", "--join-secret-file"},
        paramLabel = "FILE",
        description = "Read the join secret from a file.")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = {"-join-secret-stdin", "--join-secret-stdin"},
        description = "Read the join secret from standard input.")
    private boolean stdin;
  }

  Optional<String> given(Environment environment) throws IOException {
    if (source.stdin) {
      return Optional.of(environment.secretFromStandardInput());
    }
    if (source.file.isPresent()) {
      return Optional.of(
          Environment.withoutLineBreak(
              Files.readString(environment.folder().resolve(source.file.get()))));
    }
    return source.secret;
  }
}
