package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.cli.CoterieMain;
import io.coterie.standalone.hub.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code network watch} as a process of its own, ended as Ctrl-C in a terminal ends it. */
class NetworkWatchTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Its bit in a set of signals. */
  private static final long SIGINT = 1 << 1;

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void watcherSeesWhoIsThereWhoComesAndWhoGoesUntilCtrlC() throws Exception {
    Desk alice = registered("alice");
    Desk bob = registered("bob");
    String bobsId = bob.data("whoami").getAsJsonObject("account").get("id").getAsString();
    String id =
        alice.data("network create team").getAsJsonObject("network").get("id").getAsString();
    String code = alice.done("network invite").out().strip();
    Path seen = folder.resolve("seen.txt");
    Process watch = watch(alice, id, seen);
    try {
      await().atMost(PATIENCE).until(() -> Files.readString(seen).contains("-- now live"));
      assertThat(Files.readString(seen).lines().toList().getFirst()).startsWith("network  team");
      assertThat(Files.readString(seen)).contains("owner").doesNotContain(bobsId);

      bob.done("network join " + code);
      await().atMost(PATIENCE).until(() -> Files.readString(seen).contains("member   " + bobsId));
      bob.done("network leave " + id);
      await().atMost(PATIENCE).until(() -> Files.readString(seen).contains("removed  " + bobsId));

      new ProcessBuilder("kill", signal(), Long.toString(watch.pid())).start().waitFor();
      assertThat(watch.waitFor(PATIENCE)).isTrue();
      assertThat(watch.exitValue()).isZero();
      assertThat(Files.readString(folder.resolve("errors.txt")))
          .doesNotContain("\tat ", "coterie:");
      assertThat(Files.readString(seen)).endsWith("The watch is over.\n");
    } finally {
      watch.destroyForcibly();
    }
  }

  /**
   * What Ctrl-C sends; where this test runs in the background of a shell, programs it starts have
   * to ignore that, and are asked to end as a service manager does it.
   */
  private static String signal() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readString(status)
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line ->
                    (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16)
                            & SIGINT)
                        != 0);
    return ignored ? "-TERM" : "-INT";
  }

  private Process watch(Desk desk, String network, Path out) throws IOException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            CoterieMain.class.getName(),
            "network",
            "watch",
            network);
    command.environment().put("COTERIE_HOME", desk.home().toString());
    command.environment().put("COTERIE_HUB", hub.edge().toString());
    return command
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }

  private Desk registered(String prefix) {
    String name = TestHub.unique(prefix);
    Desk desk = Desk.in(folder, name).variable("COTERIE_HUB", hub.edge().toString());
    desk.input("correct horse battery").done("register --username " + name + " --password-stdin");
    return desk;
  }
}
