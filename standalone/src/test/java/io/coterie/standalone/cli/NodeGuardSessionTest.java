package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.standalone.cli.Desk.Going;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One key, one agent. */
class NodeGuardSessionTest {
  @AutoClose private static final Office office = new Office();

  private final Desk alice = Lab.withNodes(office);

  @Test
  void keyIsForItsOwnerOnlyAndIsNotUsedOtherwise() throws IOException {
    var key = folder(alice, "web").resolve("key.pem");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    for (String command : List.of("node start web", "node ping laptop --as web")) {
      var refused = alice.refused(command, "LOCAL_FILE");
      assertThat(refused.error().get("message").getAsString()).contains("chmod 600");
    }
  }

  @Test
  void secondStartOnThisMachineSaysWhoRunsAndHowToGoOn() {
    Going web = Lab.running(alice, "node start web --output json");
    Office.hint(alice.refused("node start web", "NODE_RUNNING"), "coterie node stop web");
    for (String acting : List.of("ping laptop", "peers", "doctor", "bench laptop", "nc laptop 9")) {
      var refused = alice.refused("node " + acting + " --as web", "NODE_RUNNING");
      Office.hint(refused, "--as NAME");
      Office.hint(refused, "coterie node stop web");
    }
    assertThat(web.end()).as("nobody disturbs it").isNotDone();
    assertThat(web.stopped().code()).isZero();
    Going again = Lab.running(alice, "node start web --output json");
    assertThat(again.stopped().code()).isZero();
  }

  @Test
  void copiedKeyIsToldToBothAndNeitherGoesOnQuietly() throws IOException {
    Desk thief = office.another(alice);
    copy(folder(alice, "web"), folder(thief, "web"));
    Going original = Lab.running(alice, "node start web --output json");
    Going copy = thief.begin("node start web --output json");
    for (Going one : List.of(original, copy)) {
      await().atMost(Lab.PATIENCE).until(one.end()::isDone);
      assertThat(one.end().join().code()).isEqualTo(1);
      assertThat(one.end().join().err())
          .contains("KEY_COPIED")
          .contains("a key belongs on one machine")
          .contains("coterie node create");
    }
  }

  @Test
  void stopSaysGoodByeAndEndsWell() {
    Going web = alice.begin("node start web");
    await().atMost(Lab.PATIENCE).until(() -> web.err().contains("online at"));
    var done = web.stopped();
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.err()).contains("said good-bye");
    assertThat(done.out()).contains("is offline");
    assertThat(folder(alice, "web").resolve("pid")).doesNotExist();
  }

  private static Path folder(Desk desk, String node) {
    return desk.folder().resolve(".coterie/nodes").resolve(node);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("key.pem", "config.json")) {
      Files.copy(from.resolve(name), to.resolve(name));
      Files.setPosixFilePermissions(to.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }
  }
}
