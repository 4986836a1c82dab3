package io.coterie.platform.boot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What the command line of a service asks for. */
sealed interface Invocation {
  record Serve(Optional<Path> configFile) implements Invocation {}

  record Help() implements Invocation {}

  record Version() implements Invocation {}

  record Misused(String reason) implements Invocation {}

  static Invocation parse(String... args) {
    if (args.length == 0) {
      return new Serve(Optional.empty());
    }
    return switch (args[0]) {
      case "--help", "-h" -> new Help();
      case "--version" -> new Version();
      case "--config" ->
          args.length == 2
              ? new Serve(Optional.of(Path.of(args[1])))
              : new Misused("--config takes one file");
      default -> new Misused("unknown arguments " + String.join(" ", Arrays.asList(args)));
    };
  }
}
