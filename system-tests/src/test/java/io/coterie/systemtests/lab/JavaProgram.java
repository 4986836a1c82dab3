package io.coterie.systemtests.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the test class path, in a virtual machine of its own.
 *
 * @param megabytes what it may use for objects
 * @param name of the class whose {@code main} is run
 */
public record JavaProgram(int megabytes, String name, List<String> arguments) {
  public JavaProgram {
    arguments = List.copyOf(arguments);
  }

  public JavaProgram(int megabytes, Class<?> main, String... arguments) {
    this(megabytes, main.getName(), List.of(arguments));
  }

  /**
   * Runs it in a namespace.
   *
   * @param errors where what it writes on standard error is added
   */
  public Process start(Namespace where, Path errors) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + megabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                name));
    command.addAll(arguments);
    return new ProcessBuilder(where.command(command))
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
        .start();
  }
}
