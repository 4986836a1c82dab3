package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.cli.CoterieMain;
import io.coterie.cli.terminal.Environment;
import io.coterie.cli.terminal.StopSignal;
import io.coterie.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where one user sits: a working folder, a home, variables. Commands run in this process. */
final class Desk {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Optional<Path> install = Optional.empty();
  private String input = "";
  private Terminal terminal = Terminal.NONE;

  /** What a command left behind. */
  record Result(int code, String out, String err) {
    JsonObject data() {
      assertThat(err).isEmpty();
      return JsonParser.parseString(out).getAsJsonObject().getAsJsonObject("data");
    }

    JsonObject error() {
      assertThat(out).isEmpty();
      return JsonParser.parseString(err).getAsJsonObject();
    }
  }

  /** In a folder of its own below the given one; its home is in there too. */
  static Desk in(Path parent, String name) {
    try {
      return new Desk(Files.createDirectories(parent.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Desk(Path folder) {
    this.folder = folder;
    variables.put("COTERIE_HOME", home().toString());
  }

  Path folder() {
    return folder;
  }

  Path home() {
    return folder.resolve("home");
  }

  Desk variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Desk install(Path root) {
    install = Optional.of(root);
    return this;
  }

  Desk terminal(Terminal present) {
    terminal = present;
    return this;
  }

  Desk input(String text) {
    input = text;
    return this;
  }

  /** A command as it would be typed; words are separated by single spaces. */
  Result run(String command) {
    return run(new StopSignal(), List.of(command.split(" ", -1)));
  }

  /** A command that must be done. */
  Result done(String command) {
    Result result = run(command);
    assertThat(result.code()).as(command + ": " + result.err()).isZero();
    return result;
  }

  /** A command that must be refused, with this reason. */
  Result refused(String command, String reason) {
    Result result = run(command + " --output json");
    assertThat(result.code()).as(command + ": " + result.out()).isEqualTo(1);
    assertThat(result.error().get("reason").getAsString()).isEqualTo(reason);
    return result;
  }

  /** The data of a command that must be done. */
  JsonObject data(String command) {
    return done(command + " --output json").data();
  }

  /** A command that goes on until it is stopped. */
  record Going(
      StopSignal stop,
      ByteArrayOutputStream printed,
      ByteArrayOutputStream told,
      CompletableFuture<Result> end) {
    /** What it has printed so far. */
    String out() {
      return printed.toString(StandardCharsets.UTF_8);
    }

    /** What it has told people so far. */
    String err() {
      return told.toString(StandardCharsets.UTF_8);
    }

    /** Stops it as Ctrl-C does. */
    Result stopped() {
      stop.request();
      return end.join();
    }
  }

  /** Begins a command that goes on until it is stopped. */
  Going begin(String command) {
    var stop = new StopSignal();
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    return new Going(
        stop,
        out,
        err,
        CompletableFuture.supplyAsync(
            () -> run(stop, List.of(command.split(" ", -1)), out, err), Desk::onItsOwn));
  }

  /** The common pool has few threads, and these commands go on. */
  private static void onItsOwn(Runnable command) {
    Thread.ofPlatform().daemon().name("desk").start(command);
  }

  Result run(StopSignal stop, List<String> arguments) {
    return run(stop, arguments, new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  private Result run(
      StopSignal stop,
      List<String> arguments,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    var environment =
        new Environment(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.copyOf(variables),
            folder,
            install,
            terminal,
            stop,
            Clock.systemUTC());
    input = "";
    int code = CoterieMain.run(arguments.toArray(String[]::new), environment);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
