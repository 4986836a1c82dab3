package io.coterie.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the process it runs in.
 *
 * @param variables environment variables
 * @param folder the working folder
 * @param install where Coterie is installed: the folder that holds {@code standalone/}
 */
public record Environment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> variables,
    Path folder,
    Optional<Path> install,
    Terminal terminal,
    StopSignal stop,
    Clock clock) {

  /** The real one. Output is UTF-8 whatever the locale says: names and marks come out whole. */
  public static Environment ofProcess() {
    return new Environment(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Optional.ofNullable(System.getProperty("coterie.home.install")).map(Path::of),
        new ProcessTerminal(),
        new StopSignal(),
        Clock.systemUTC());
  }

  /** A variable, unless it is absent or empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(v -> !v.isEmpty());
  }

  /** Where the command line, and a hub on this machine, keep what is theirs. */
  public Path home() {
    return variable("COTERIE_HOME")
        .map(folder::resolve)
        .orElseGet(() -> userHome().resolve(".coterie"));
  }

  /** All of standard input as a secret: without the line break at its end. */
  public String secretFromStandardInput() throws IOException {
    return withoutLineBreak(new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** A text without the line break at its end. */
  public static String withoutLineBreak(String text) {
    String cut = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return cut.endsWith("\r") ? cut.substring(0, cut.length() - 1) : cut;
  }

  private Path userHome() {
    return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
  }
}
