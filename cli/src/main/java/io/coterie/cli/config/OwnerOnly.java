package io.coterie.cli.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files and folders that only their owner can read, from the moment they exist. */
public final class OwnerOnly {
  /** 0600. */
  static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private static final Set<PosixFilePermission> ALL_FOR_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Makes a folder, and those above it, 0700; one that exists stays as it is. */
  public static void folder(Path path) throws IOException {
    Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ALL_FOR_OWNER));
  }

  /**
   * Replaces a file: whoever reads it meanwhile, or after a crash, sees the old text or the new,
   * never a part.
   */
  public static void replace(Path path, String text) throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    try {
      write(draft, text);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path path, String text) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }
}
