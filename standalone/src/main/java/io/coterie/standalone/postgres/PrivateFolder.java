package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder nobody else may look into. */
final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder and its parents where absent, and returns its only name: absolute and without
   * links.
   */
  static Path create(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    return folder.toRealPath();
  }
}
