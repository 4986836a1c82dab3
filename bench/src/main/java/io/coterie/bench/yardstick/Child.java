package io.coterie.bench.yardstick;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process of our own, on the second processor: the first is the generator's. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  Child(List<String> command) throws IOException {
    var pinned = new ArrayList<>(List.of("taskset", "-c", "1"));
    pinned.addAll(command);
    this.process =
        new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** That of the program itself: taskset becomes it. */
  long pid() {
    return process.pid();
  }

  /** Its next line. */
  String hear() throws IOException {
    var line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("process " + process.pid() + " has ended");
    }
    return line;
  }

  /** Tells it something and waits for the answer. */
  String ask(String order) throws IOException {
    var out = process.outputWriter(StandardCharsets.UTF_8);
    out.write(order);
    out.newLine();
    out.flush();
    return hear();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
