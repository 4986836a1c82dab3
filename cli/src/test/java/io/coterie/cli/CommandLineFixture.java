package io.coterie.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.cli.terminal.Environment;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs commands as a user of a folder and a home would, without starting processes. */
public final class CommandLineFixture {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Terminal terminal = Terminal.NONE;
  private String input = "";

  /** What a run left behind. */
  public record Result(int code, String out, String err) {
    public JsonObject json() {
      return JsonParser.parseString(code == 0 ? out : err).getAsJsonObject();
    }
  }

  /** Home and working folder are in this one. */
  public CommandLineFixture(Path folder) {
    this.folder = folder;
    variables.put("COTERIE_HOME", folder.resolve("home").toString());
  }

  public Path home() {
    return folder.resolve("home");
  }

  public CommandLineFixture variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public CommandLineFixture terminal(Terminal present) {
    terminal = present;
    return this;
  }

  /** What the next run reads from standard input. */
  public CommandLineFixture input(String text) {
    input = text;
    return this;
  }

  public Result run(String... args) {
    return run(new StopSignal(), args);
  }

  public Result run(StopSignal stop, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var environment =
        new Environment(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.copyOf(variables),
            folder,
            Optional.empty(),
            terminal,
            stop,
            Clock.systemUTC());
    input = "";
    int code = CoterieMain.run(args, environment);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
