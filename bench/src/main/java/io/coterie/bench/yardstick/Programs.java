package io.coterie.bench.yardstick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs in C, compiled, and what else has to be on the machine. */
record Programs(Path generate, Path forward, Path turnserver) {
  private static final Path SOURCES = Path.of("bench/src/main/c");

  /** To be called in the repository's top folder. */
  static Programs prepare(Path folder) throws IOException, InterruptedException {
    require("taskset", "util-linux");
    var gcc = require("gcc", "gcc");
    return new Programs(
        compiled(gcc, folder, "generate"),
        compiled(gcc, folder, "forward"),
        require("turnserver", "coturn"));
  }

  private static Path require(String program, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s is missing; on Debian: apt-get install %s".formatted(program, debianPackage)));
  }

  private static Path compiled(Path gcc, Path folder, String name)
      throws IOException, InterruptedException {
    var program = folder.resolve(name);
    var command =
        List.of(
            gcc.toString(),
            "-O2",
            "-o",
            program.toString(),
            SOURCES.resolve(name + ".c").toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(name + ".c can't be compiled");
    }
    return program;
  }
}
