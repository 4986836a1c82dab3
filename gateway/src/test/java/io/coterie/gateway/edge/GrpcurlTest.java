package io.coterie.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The edge as users of grpcurl see it; needs {@code tools/install-test-tools}. */
class GrpcurlTest {
  private static final RunningEdge EDGE = RunningEdge.start();

  @BeforeAll
  static void needsGrpcurl() {
    assertThat(program())
        .as("grpcurl, which ./verify installs, and tools/install-test-tools")
        .isPresent();
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void listsWithoutCredentialAndWithoutInternals() throws Exception {
    assertThat(run("list").lines())
        .contains("coterie.testing.v1.Echo", "grpc.health.v1.Health")
        .doesNotContain("coterie.testing.v1.Backstage");
  }

  @Test
  void describesAMethod() throws Exception {
    assertThat(run("describe", "coterie.testing.v1.Echo.Say")).contains("rpc Say");
  }

  @Test
  void callsWithoutProtoFiles() throws Exception {
    assertThat(run("-d", "{\"message\": \"hello\"}", "coterie.testing.v1.Echo/Say"))
        .contains("\"message\": \"hello\"");
  }

  @Test
  void readsRefusalsWithDetails() throws Exception {
    assertThat(run("-d", "{\"message\": \"refuse\"}", "coterie.testing.v1.Echo/Say"))
        .contains("NotFound")
        .contains(EchoBackend.REASON);
  }

  @Test
  void cannotCallInternals() throws Exception {
    int before = EDGE.echo.received.size();
    assertThat(run("-d", "{}", "coterie.testing.v1.Backstage/Whisper")).contains("Unimplemented");
    assertThat(EDGE.echo.received).hasSize(before);
  }

  /** What it says, on either stream. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program().orElseThrow().toString(), "-plaintext"));
    var verb = List.of(arguments);
    boolean isCall = verb.getFirst().equals("-d");
    command.addAll(isCall ? verb.subList(0, 2) : List.of());
    command.add("127.0.0.1:" + EDGE.port());
    command.addAll(isCall ? verb.subList(2, verb.size()) : verb);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private static Optional<Path> program() {
    var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of);
    var tools = Stream.of(Path.of("target/tools/bin"), Path.of("../target/tools/bin"));
    return Stream.concat(tools, path)
        .map(folder -> folder.resolve("grpcurl").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }
}
