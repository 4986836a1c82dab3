package io.coterie.sdk.agent;

import com.google.protobuf.ByteString;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Known peers in a file, a line each: the node's id and its key in hexadecimal; of two lines about
 * one node the later one holds. Lines are only ever added. For one process at a time.
 */
public final class KnownPeersFile implements KnownPeers {
  private static final HexFormat HEX = HexFormat.of();

  private final Path path;
  private final Map<String, PinnedKey> keys = new ConcurrentHashMap<>();

  /**
   * Reads what is there; nothing need be.
   *
   * @throws IOException when it can't be read, or has a line that is none of its own
   */
  public KnownPeersFile(Path path) throws IOException {
    this.path = path;
    try {
      String text = Files.readString(path, StandardCharsets.US_ASCII);
      int end = text.lastIndexOf('\n') + 1;
      text.substring(0, end).lines().forEach(this::read);
      if (end < text.length()) {
        cut(end); // whoever wrote that line was killed meanwhile
      }
    } catch (NoSuchFileException _) {
      return; // nobody was met yet
    } catch (IllegalArgumentException e) {
      throw new IOException(
          path + " is damaged: move it away, and peers are met as for the first time", e);
    }
  }

  @Override
  public Optional<PinnedKey> key(String node) {
    return Optional.ofNullable(keys.get(node));
  }

  @Override
  public synchronized void remember(String node, PinnedKey key) throws IOException {
    keys.put(node, key);
    try (var file = FileChannel.open(path, options(), ownerOnly(path))) {
      var bytes = ByteBuffer.wrap((node + ' ' + key + '\n').getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    }
  }

  private void cut(int length) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(length);
    }
  }

  private void read(String line) {
    int space = line.indexOf(' ');
    var raw = HEX.parseHex(line.substring(Math.max(space + 1, 0)));
    keys.put(line.substring(0, Math.max(space, 0)), new PinnedKey(ByteString.copyFrom(raw)));
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
