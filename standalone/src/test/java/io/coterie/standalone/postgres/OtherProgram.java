package io.coterie.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A JVM of its own that runs a server and has written a row, so that tests can kill it. */
final class OtherProgram implements AutoCloseable {
  private final Process process;

  private OtherProgram(Process process) {
    this.process = process;
  }

  public static void main(String[] arguments) throws Exception {
    RunningPostgres server = TestPostgres.start(Path.of(arguments[0]));
    TestPostgres.execute(server, "CREATE TABLE t AS SELECT 42 AS answer");
    System.out.println("up");
    System.in.read(); // until killed, or until the test is gone
    server.stop();
  }

  static OtherProgram start(Path folder) throws IOException {
    ReadyMadeDatabase.copyTo(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    if (said.readLine() == null) {
      throw new IOException("the program ended");
    }
    return new OtherProgram(process);
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
