package io.coterie.cli.node;

import io.coterie.cli.config.OwnerOnly;
import io.coterie.sdk.agent.tls.Succession;
import io.coterie.sdk.node.KeyFile;
import io.coterie.sdk.node.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the key of a node's folder is replaced, in steps of which each can be the last one before the
 * machine stops: the new key lies beside the old one until the hub has taken it.
 */
record KeyReplacement(NodeFolder folder) {
  /** How the node came to its key; part of it may be of a replacement that is not done yet. */
  Succession succession() throws IOException {
    Path file = successionFile();
    try {
      return Succession.parse(Base64.getDecoder().decode(Files.readString(file).strip()))
          .orElseThrow(() -> damaged(file, null));
    } catch (NoSuchFileException _) {
      return Succession.none();
    } catch (IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  /** The key of a replacement that was begun before. */
  Optional<NodeKey> begun() throws IOException {
    return next().exists() ? Optional.of(next().read()) : Optional.empty();
  }

  /** The key that is to come, which the old one vouches for; both kept. */
  NodeKey begin(NodeKey old) throws IOException {
    if (!next().exists()) {
      next().create(NodeKey.generate());
    }
    NodeKey replacement = next().read();
    var known = succession();
    boolean vouched =
        !known.steps().isEmpty() && known.steps().getLast().key().equals(old.publicKey());
    if (!vouched) {
      String text = Base64.getEncoder().encodeToString(known.then(old, replacement).toByteArray());
      OwnerOnly.replace(successionFile(), text + "\n");
    }
    return replacement;
  }

  /** The hub has taken the new key: the old one is gone. */
  void finish() throws IOException {
    Files.move(
        nextFile(),
        folder.file("key.pem"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** What people compare keys by. */
  static String text(NodeKey key) {
    return HexFormat.of().formatHex(key.publicKey().toByteArray());
  }

  private KeyFile next() {
    return new KeyFile(nextFile());
  }

  private Path nextFile() {
    return folder.file("key.next.pem");
  }

  private Path successionFile() {
    return folder.file("succession");
  }

  private static IOException damaged(Path file, @Nullable Throwable cause) {
    return new IOException(
        file + " is damaged: move it away, and peers that knew earlier keys of the node refuse it",
        cause);
  }
}
