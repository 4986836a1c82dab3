package io.coterie.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With real processes, as an operator meets them. */
class ProcessTest {
  private static final int BY_SIGTERM = 128 + 15;

  @Test
  void sigtermDrainsAndStops() throws Exception {
    var process = spawn(Map.of());
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("started");

      process.toHandle().destroy();

      assertThat(out.lines()).containsExactly("drained", "stopped");
      assertThat(process.waitFor()).isEqualTo(BY_SIGTERM);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aTakenPortIsOneLineAndExitCodeOne() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var listen = "127.0.0.1:" + taken.getLocalPort();
      var process = spawn(Map.of("COTERIE_TELEMETRY_METRICS_LISTEN", listen));
      try (var err = process.errorReader()) {
        assertThat(err.lines())
            .containsExactly(
                "echo-service: can't listen on "
                    + listen
                    + " (it is taken): stop the program that has it, or choose another with"
                    + " telemetry.metrics-listen");
        assertThat(process.waitFor()).isEqualTo(1);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void logsAreJsonLinesOnStderrThoseOfLibrariesToo() throws Exception {
    var process = spawn(Map.of("COTERIE_TELEMETRY_LOG_LEVEL", "info"));
    try (var out = process.inputReader();
        var err = process.errorReader()) {
      assertThat(out.readLine()).isEqualTo("started");

      assertThat(err.readLine())
          .contains("\"level\":\"error\",\"logger\":\"io.grpc\"", "\"message\":\"of a library\"");
      assertThat(err.readLine())
          .contains("\"message\":\"started\",\"data\":{\"service\":\"echo-service\"}");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process spawn(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SpawnedService.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("COTERIE_"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
