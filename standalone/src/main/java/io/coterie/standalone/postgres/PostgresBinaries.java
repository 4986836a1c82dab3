package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Unpacks server programs, once for each version; a folder with a version's name is always
 * complete.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  static Path unpacked(BinariesArchive archive, Path binaries, Consumer<String> progress)
      throws IOException {
    Path target = binaries.resolve(archive.version());
    if (Files.isDirectory(target)) {
      return target;
    }
    progress.accept("unpacking PostgreSQL");
    Path partial = Files.createTempDirectory(binaries, "unpacking-");
    archive.unpackInto(partial);
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      delete(partial); // another process was faster
    }
    return target;
  }

  /**
   * Removes other versions and what a killed start left half unpacked; only for a folder nobody
   * else uses.
   */
  static void deleteAllBut(Path current, Path binaries) throws IOException {
    try (Stream<Path> versions = Files.list(binaries)) {
      for (Path version : versions.filter(path -> !path.equals(current)).toList()) {
        delete(version);
      }
    }
  }

  static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
