package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.standalone.cli.Desk.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub in a process of its own, started and stopped by the command, with its own database. */
class UpAndDownTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void install() throws IOException {
    desk = Desk.in(folder, "alice").install(folder.resolve("install"));
    Installed.in(desk, folder.resolve("install"));
  }

  @AfterEach
  void stop() {
    Result ended = desk.run("down");
    assertThat(ended.code()).isBetween(0, 1);
  }

  @Test
  void everythingIsThereAgainAfterDownAndUp() {
    assertThat(desk.run("status").code()).isEqualTo(1);
    assertThat(desk.run("down").code()).isEqualTo(1);

    String edge = up();
    assertThat(desk.data("status").get("health").getAsString()).isEqualTo("serving");
    assertThat(
            desk.refused("up --port 0 --relay-port 0", "HUB_RUNNING")
                .error()
                .get("hint")
                .getAsString())
        .contains("coterie down");
    desk.input("correct horse battery")
        .done("register --username alice --password-stdin --hub " + edge);
    desk.done("network create dev");
    desk.done("node create worker");
    String members = desk.done("network members").out();

    desk.done("down");
    assertThat(desk.run("whoami").err()).contains("no hub answers at " + edge);

    desk.variable("COTERIE_HUB", up());
    desk.input("correct horse battery").done("login --username alice --password-stdin");
    assertThat(desk.done("network members dev").out()).isEqualTo(members);
  }

  @Test
  void whatKeepsAHubFromStartingIsOneLine() throws IOException {
    Files.writeString(
        Files.createDirectories(desk.home()).resolve("coterie.yaml"), "nonsense: 1\n");
    Result refused = desk.run("up --port 0 --relay-port 0");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err().lines().toList().getLast())
        .startsWith("coterie: ")
        .contains("nonsense")
        .contains("coterie.log");
    assertThat(desk.run("up --port 0 --relay-port 0 --bind 0.0.0.0").err()).contains("--insecure");
  }

  private String up() {
    var data = desk.run("up --port 0 --relay-port 0 --output json");
    assertThat(data.code()).as(data.err()).isZero();
    assertThat(Path.of(data.data().get("adminToken").getAsString())).exists();
    return data.data().get("edge").getAsString();
  }
}
