package io.coterie.standalone.home;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner may read, there wholly or not at all. */
final class SecretFile {
  private SecretFile() {}

  static void write(Path file, String text) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(half, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
      channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
