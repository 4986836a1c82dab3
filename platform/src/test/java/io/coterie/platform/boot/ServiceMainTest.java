package io.coterie.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import io.coterie.platform.config.ConfigBinder;
import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceMainTest {
  private static final Module MODULE =
      binder -> ConfigBinder.bindConfig(binder, "echo", EchoConfig.class);

  @TempDir private Path folder;

  record EchoConfig(
      @Doc("What it says.") @Default("hello") String greeting, @Default("1") int times) {}

  private record Outcome(int code, List<String> out, List<String> err) {}

  @Test
  void everyErrorInTheConfigurationIsALine() throws IOException {
    var file = Files.writeString(folder.resolve("echo.yaml"), "shutdown: {timeout: never}\n");

    assertThat(
            run(
                Map.of("COTERIE_ECHO_TIMES", "x", "COTERIE_ECHO_GREETINGS", "hi"),
                "--config",
                file.toString()))
        .isEqualTo(
            new Outcome(
                1,
                List.of(),
                List.of(
                    "echo: echo.times: \"x\" is not a whole number (COTERIE_ECHO_TIMES)",
                    "echo: shutdown.timeout: \"never\" is not a duration such as 250ms, 30s, 5m, 12h"
                        + " or 7d (echo.yaml:1)",
                    "echo: COTERIE_ECHO_GREETINGS: unknown key; did you mean"
                        + " COTERIE_ECHO_GREETING?")));
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    var file = folder.resolve("absent.yaml").toString();

    assertThat(run(Map.of(), "--config", file))
        .isEqualTo(new Outcome(1, List.of(), List.of("echo: " + file + ": no such file")));
  }

  @Test
  void helpShowsTheKeys() {
    assertThat(run(Map.of(), "--help").out)
        .startsWith("Usage: echo [--config FILE]")
        .anyMatch(line -> line.matches(" {2}echo\\.greeting +What it says\\. \\(hello\\)"))
        .anyMatch(line -> line.contains("shutdown.timeout"));
  }

  @Test
  void versionIsALine() {
    assertThat(run(Map.of(), "--version"))
        .isEqualTo(new Outcome(0, List.of("echo " + ProductVersion.current()), List.of()));
  }

  @Test
  void unknownArgumentsAreMisuse() {
    assertThat(run(Map.of(), "--port", "1"))
        .isEqualTo(
            new Outcome(2, List.of(), List.of("echo: unknown arguments --port 1 (see --help)")));
    assertThat(run(Map.of(), "--config").code).isEqualTo(2);
  }

  private static Outcome run(Map<String, String> environment, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var main = new ServiceMain("echo", List.of(MODULE), environment, printing(out), printing(err));
    return new Outcome(main.run(Invocation.parse(args)), lines(out), lines(err));
  }

  private static PrintStream printing(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
