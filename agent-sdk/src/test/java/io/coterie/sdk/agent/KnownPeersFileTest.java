package io.coterie.sdk.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.sdk.agent.tls.PinnedKey;
import io.coterie.sdk.node.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPeersFileTest {
  private final PinnedKey one = new PinnedKey(NodeKey.generate().publicKey());
  private final PinnedKey other = new PinnedKey(NodeKey.generate().publicKey());

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("known-peers");
  }

  @Test
  void whoWasMetIsKnownAfterARestart() throws Exception {
    var peers = new KnownPeersFile(file);
    assertThat(peers.key("node_a")).isEmpty();
    peers.remember("node_a", one);
    peers.remember("node_b", one);
    peers.remember("node_b", other);
    for (var known : new KnownPeers[] {peers, new KnownPeersFile(file)}) {
      assertThat(known.key("node_a")).contains(one);
      assertThat(known.key("node_b")).contains(other);
      assertThat(known.key("node_c")).isEmpty();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void lineThatWasCutOffIsNoLine() throws Exception {
    new KnownPeersFile(file).remember("node_a", one);
    Files.writeString(file, "node_b 00", StandardOpenOption.APPEND);
    new KnownPeersFile(file).remember("node_c", other);
    var known = new KnownPeersFile(file);
    assertThat(known.key("node_a")).contains(one);
    assertThat(known.key("node_b")).isEmpty();
    assertThat(known.key("node_c")).contains(other);
  }

  @Test
  void damagedFileIsNotReadAsIfNobodyWereKnown() throws Exception {
    for (String damaged :
        new String[] {"node_a 00\n", "node_a\n", "node_a " + "z".repeat(64) + "\n"}) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> new KnownPeersFile(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("move it away");
    }
  }
}
