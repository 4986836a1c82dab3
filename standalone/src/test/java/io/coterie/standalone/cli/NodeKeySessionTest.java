package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.coterie.sdk.node.KeyFile;
import io.coterie.sdk.node.NodeKey;
import io.coterie.standalone.cli.Desk.Going;
import io.coterie.standalone.cli.Desk.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes get new keys, and those who know them are not misled. */
class NodeKeySessionTest {
  private static Office office;
  private Desk alice;
  private Path folder;

  @BeforeAll
  static void start() {
    office = new Office();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @BeforeEach
  void nodesThatHaveMet() {
    alice = Lab.withNodes(office);
    folder = alice.folder().resolve(".coterie/nodes/web");
    meet();
  }

  @Test
  void peersTakeTheKeyThatTheLastOneVouchesFor() throws Exception {
    String before = Files.readString(key());
    JsonObject rotated = alice.data("node rotate-key web");
    assertThat(rotated.get("publicKey").getAsString()).hasSize(64);
    assertThat(Files.readString(key())).isNotEqualTo(before);
    meet();
    alice.done("node rotate-key web --expires 1d");
    alice.done("node rotate-key laptop");
    meet();
  }

  @Test
  void peersThatKnowTheNodeTakeNoOtherKey() throws Exception {
    alice.done("node rotate-key web");
    Files.delete(folder.resolve("succession"));
    Going web = Lab.running(alice, "node start web --output json");
    Result refused = alice.refused("node ping web --count 1 --as laptop", "PEER_UNVERIFIED");
    assertThat(refused.err()).contains("does not vouch for it");
    Office.hint(refused, ".coterie/nodes/laptop/peers");
    assertThat(web.stopped().code()).isZero();
    Files.delete(alice.folder().resolve(".coterie/nodes/laptop/peers"));
    meet(); // as for the first time
  }

  @Test
  void whatWasInterruptedIsEndedByRunningItAgain() throws Exception {
    String first = Files.readString(key());
    alice.done("node rotate-key web");
    String second = Files.readString(key());
    // as if the machine had stopped when the hub had the new key and the folder had not
    Files.writeString(folder.resolve("key.next.pem"), second);
    ownerOnly(folder.resolve("key.next.pem"));
    Files.writeString(key(), first);
    alice.done("node rotate-key web");
    assertThat(Files.readString(key())).isEqualTo(second);
    assertThat(folder.resolve("key.next.pem")).doesNotExist();
    meet();
    // as if it had stopped before the hub was asked
    Files.writeString(folder.resolve("key.next.pem"), another());
    ownerOnly(folder.resolve("key.next.pem"));
    String begun = Files.readString(folder.resolve("key.next.pem"));
    alice.done("node rotate-key web");
    assertThat(Files.readString(key())).isEqualTo(begun);
    meet();
  }

  @Test
  void refusalsSayWhatToDo() {
    Going web = Lab.running(alice, "node start web --output json");
    Office.hint(alice.refused("node rotate-key web", "NODE_RUNNING"), "node stop web");
    assertThat(web.stopped().code()).isZero();
    Office.hint(alice.refused("node rotate-key nobody", "NODE_NOT_HERE"), "node create nobody");
    alice.refused("node rotate-key web --expires 4000d", "KEY_EXPIRY_INVALID");
    alice.done("node rotate-key web");
    meet();
  }

  /** A key of another node's folder that no hub has seen. */
  private String another() throws IOException {
    Path elsewhere = Files.createDirectories(alice.folder().resolve("elsewhere"));
    var file = elsewhere.resolve("key.pem");
    Files.deleteIfExists(file);
    new KeyFile(file).create(NodeKey.generate());
    return Files.readString(file);
  }

  private static void ownerOnly(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /** The one pings the other, and both write down who that was. */
  private void meet() {
    Going web = Lab.running(alice, "node start web --output json");
    Result ping = alice.run("node ping web --count 1 --as laptop");
    assertThat(ping.code()).as(ping.err() + web.out()).isZero();
    await()
        .atMost(Lab.PATIENCE)
        .untilAsserted(() -> {
          assertThat(folder.resolve("peers")).isNotEmptyFile();
          assertThat(alice.folder().resolve(".coterie/nodes/laptop/peers")).isNotEmptyFile();
        });
    assertThat(web.stopped().code()).isZero();
  }
}
