package io.coterie.standalone.home;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder nobody else may look into. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder and its parents where absent, and returns its only name: absolute and without
   * links.
   */
  public static Path create(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    long owner = ((Integer) Files.getAttribute(folder, "unix:uid")).longValue();
    long user = new UnixSystem().getUid();
    // not even root is allowed everywhere once its server has given up its rights
    if (owner != user) {
      throw new FileSystemException(
          folder.toString(),
          null,
          "it belongs to user id " + owner + ", not to " + user + ": start as that user");
    }
    return folder.toRealPath();
  }
}
