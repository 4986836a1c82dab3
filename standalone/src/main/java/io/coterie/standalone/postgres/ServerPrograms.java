package io.coterie.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The unpacked programs of one PostgreSQL version and how to run them. */
record ServerPrograms(Path folder, RunAs runAs) {
  ProcessBuilder command(String program, String... arguments) {
    return command(Bonds.NONE, program, arguments);
  }

  ProcessBuilder command(Bonds bonds, String program, String... arguments) {
    List<String> words = new ArrayList<>(bonds.apart());
    words.addAll(runAs.prefix());
    words.addAll(bonds.together()); // forgotten by the kernel when the user changes, so after that
    words.add(folder.resolve("bin").resolve(program).toString());
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    // a person's settings for psql and other servers must not reach this one
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** Runs to the end and returns what was printed. */
  String run(String program, String... arguments) throws IOException, InterruptedException {
    Process process = command(program, arguments).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new EmbeddedPostgresException(
          program + " failed: " + ServerLog.reason(output.lines().toList()));
    }
    return output;
  }

  /** The first number of the version, which has to be the same for program and data. */
  String majorVersion() throws IOException, InterruptedException {
    String version = run("postgres", "--version").strip(); // postgres (PostgreSQL) 18.6
    return version.substring(version.lastIndexOf(' ') + 1).split("\\.", 2)[0];
  }

  /** Whether it arrived shows in the process: it may be ending on its own at the same moment. */
  void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
    command("pg_ctl", "kill", signal, Long.toString(process.pid()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
