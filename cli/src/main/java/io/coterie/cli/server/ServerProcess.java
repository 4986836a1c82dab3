package io.coterie.cli.server;

import io.coterie.cli.config.OwnerOnly;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.terminal.Environment;
import io.grpc.Status.Code;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the hub's process, in a session of its own: it outlives this command and the terminal. */
final class ServerProcess {
  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private ServerProcess() {}

  /**
   * Starts it; what it says goes to the log, what it says at its end if it can't start, to {@code
   * logs/start.err}.
   */
  static Process start(Environment environment, HubHome home, List<String> arguments)
      throws IOException {
    OwnerOnly.folder(home.path());
    OwnerOnly.folder(home.logs());
    return new ProcessBuilder(command(environment, arguments))
        .directory(home.path().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
        .redirectError(errors(home).toFile())
        .start();
  }

  static Path errors(HubHome home) {
    return home.log().resolveSibling("start.err");
  }

  private static List<String> command(Environment environment, List<String> arguments) {
    Path jar =
        environment
            .install()
            .map(root -> root.resolve("standalone/target/coterie-standalone.jar"))
            .filter(Files::exists)
            .orElseThrow(() ->
                new CliFailure(
                    Code.FAILED_PRECONDITION,
                    "NOT_INSTALLED",
                    "the hub's program is not beside this command",
                    "run it as ./coterie in the folder of Coterie"));
    var command = new ArrayList<String>();
    SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .ifPresent(command::add);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions(environment));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private static List<String> jvmOptions(Environment environment) {
    var options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow"));
    environment
        .variable("COTERIE_JAVA_OPTIONS")
        .ifPresent(more -> Stream.of(more.strip().split("\\s+", -1)).forEach(options::add));
    return options;
  }
}
