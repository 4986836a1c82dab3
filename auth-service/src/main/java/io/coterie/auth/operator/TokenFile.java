package io.coterie.auth.operator;

import io.coterie.auth.token.TokenSecret;
import io.coterie.platform.boot.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with one secret in it, readable by its owner only, there wholly or not at all. */
record TokenFile(Path path) {
  private static final String OWNER_ONLY = "rw-------";

  /**
   * Replaces the file; it is on disk when this returns.
   *
   * @throws StartFailure if it can't be written
   */
  void write(TokenSecret secret) {
    try {
      var folder = path.toAbsolutePath().getParent();
      var draft =
          Files.createTempFile(
              folder,
              ".token",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        var text = ByteBuffer.wrap((secret.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
        while (text.hasRemaining()) {
          channel.write(text);
        }
        channel.force(true);
      }
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StartFailure(
          "the first operator token can't be written to " + path,
          "make its folder writable, or choose another with auth.operator-token-file",
          e);
    }
  }
}
