package io.coterie.standalone.cluster;

import io.coterie.sdk.ClientOptions;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.HubAddress;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service, started by its {@code main} as a cluster would start it, and a client of it. */
final class ServiceProcess implements AutoCloseable {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-cp",
          System.getProperty("java.class.path"));

  private final Process process;
  private final Path output;
  private final CoterieClient client;

  private ServiceProcess(Process process, Path output, CoterieClient client) {
    this.process = process;
    this.output = output;
    this.client = client;
  }

  static ServiceProcess start(Class<?> main, int port, Map<String, String> environment)
      throws IOException {
    var output = Files.createTempFile(main.getSimpleName(), ".log");
    var builder =
        new ProcessBuilder(new ArrayList<>(JAVA))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.command().add(main.getName());
    builder.environment().putAll(environment);
    builder.environment().put("COTERIE_SERVER_PORT", Integer.toString(port));
    var address = HubAddress.parse("http://127.0.0.1:" + port, false);
    return new ServiceProcess(
        builder.start(), output, CoterieClient.of(address, ClientOptions.DEFAULT));
  }

  /** A client that shows no credential. */
  CoterieClient client() {
    return client;
  }

  /** Whether it takes calls. */
  boolean isServing() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("the service did not come up: " + output());
    }
    return HealthGrpc.newBlockingStub(client.channel())
            .withWaitForReady()
            .withDeadlineAfter(1, TimeUnit.MINUTES)
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus()
        == ServingStatus.SERVING;
  }

  /** What it wrote, to wherever. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** {@code kill -TERM}, as a roll-out does it; the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("the service does not end");
    }
    return process.exitValue();
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    client.close();
    kill();
  }
}
