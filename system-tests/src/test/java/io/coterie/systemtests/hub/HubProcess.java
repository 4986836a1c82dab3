package io.coterie.systemtests.hub;

import io.coterie.standalone.StandaloneMain;
import io.coterie.systemtests.lab.Internet;
import io.coterie.systemtests.lab.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A whole hub with its relay and an embedded database, on the server of a lab. Its ports are fixed:
 * nobody else is there, and it has to be found again after it was killed.
 */
public final class HubProcess implements AutoCloseable {
  private static final int MEGABYTES = 512;
  private static final int PORT = 9000;
  private static final int RELAY_PORT = 3478;

  /** All agents come at once. */
  private static final String SETTINGS =
      """
      limits:
        node-registrations-per-minute: 100000
        joins-per-minute: 100000
        heartbeats-per-minute: 100000
        reads-per-second: 100000
        writes-per-second: 100000
        watches-per-minute: 100000
      """;

  private final Internet internet;
  private final Path folder;
  private Process process;

  private HubProcess(Internet internet, Path folder, Process process) {
    this.internet = internet;
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts one, and returns when it takes calls.
   *
   * @param folder for all that it keeps, and what it says
   */
  public static HubProcess start(Internet internet, Path folder) throws IOException {
    Files.createDirectories(home(folder));
    Files.writeString(home(folder).resolve("coterie.yaml"), SETTINGS);
    return new HubProcess(internet, folder, launch(internet, folder));
  }

  /** Where agents find it. */
  public URI url() {
    return URI.create("http://" + internet.address() + ":" + PORT);
  }

  /** Founds a network that every node may join; its id. */
  public String network() throws IOException {
    var founder =
        new JavaProgram(
                MEGABYTES,
                NetworkFounder.class,
                url().toString(),
                home(folder).resolve("admin.token").toString())
            .start(internet.server(), folder.resolve("founder.err"));
    try (BufferedReader out = founder.inputReader(StandardCharsets.UTF_8)) {
      var network = out.readLine();
      if (network == null) {
        throw new AssertionError(
            "no network was founded: " + Files.readString(folder.resolve("founder.err")));
      }
      return network;
    }
  }

  /** {@code kill -9}, relay and all. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again where it was, and returns when it takes calls. */
  public void restart() throws IOException {
    process = launch(internet, folder);
  }

  private static Path home(Path folder) {
    return folder.resolve("hub");
  }

  private static Process launch(Internet internet, Path folder) throws IOException {
    var errors = folder.resolve("hub.err");
    var process =
        new JavaProgram(
                MEGABYTES,
                StandaloneMain.class,
                "--home",
                home(folder).toString(),
                "--bind",
                internet.address(),
                "--insecure",
                "--port",
                Integer.toString(PORT),
                "--relay-port",
                Integer.toString(RELAY_PORT))
            .start(internet.server(), errors);
    var ready = new CompletableFuture<Boolean>();
    Thread.ofVirtual().start(() -> follow(process, folder.resolve("hub.log"), ready));
    if (!ready.join()) {
      throw new AssertionError("the hub did not come up: " + Files.readString(errors));
    }
    return process;
  }

  /** Its log goes on, and nobody reads it but whoever looks into a test that failed. */
  private static void follow(Process process, Path log, CompletableFuture<Boolean> ready) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        var copy = Files.newBufferedWriter(log)) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        copy.write(line + "\n");
        copy.flush();
        if (line.startsWith("coterie: ready ")) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ready.complete(false);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
