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
import java.util.Set;

/** Starts the hub's process, in a session of its own: it outlives this command and the terminal. */
final class ServerProcess {
  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow");

  /** What the command line is told is none of the hub's business, least of all a credential. */
  private static final Set<String> OWN_VARIABLES =
      Set.of("COTERIE_HOME", "COTERIE_HUB", "COTERIE_TOKEN", "COTERIE_NETWORK");

  private ServerProcess() {}

  /** Starts it; what it says goes to the log. */
  static Process start(Environment environment, HubHome home, List<String> arguments)
      throws IOException {
    List<String> command = command(environment, arguments);
    OwnerOnly.folder(home.path());
    OwnerOnly.folder(home.logs());
    var process =
        new ProcessBuilder(command)
            .directory(home.path().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()));
    process.environment().clear();
    process.environment().putAll(environment.variables());
    OWN_VARIABLES.forEach(process.environment()::remove);
    return process.start();
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
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }
}
