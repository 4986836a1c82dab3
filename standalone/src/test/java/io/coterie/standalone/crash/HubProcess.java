package io.coterie.standalone.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program as {@code coterie up} starts it: a JVM of its own, a home, the embedded database. */
public final class HubProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("coterie: ready edge=(\\S+) relay=\\S* home=.*");

  private final Process process;
  private final Path errors;

  private HubProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts one; it may or may not come up. */
  public static HubProcess launch(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), "io.coterie.standalone.StandaloneMain"));
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(arguments));
    if (!command.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    command.addAll(List.of("--relay-port", "0"));
    var errors = Files.createTempFile("coterie-hub", ".err");
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new HubProcess(builder.start(), errors);
  }

  /** Starts one that must come up. */
  public static HubProcess start(Path home) throws IOException {
    return launch(home, Map.of());
  }

  /** Waits until it says that it is ready, and where. */
  public URI awaitReady() throws IOException {
    BufferedReader out = process.inputReader();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var ready = READY.matcher(line);
      if (ready.matches()) {
        return URI.create(ready.group(1));
      }
    }
    throw new AssertionError("the hub did not come up: " + errors());
  }

  /** What it wrote to standard error. */
  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      throw new AssertionError("the hub does not end: " + errors());
    }
    return process.exitValue();
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill}: a clean stop. */
  public int stop() throws InterruptedException, IOException {
    process.destroy();
    return exitCode();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
