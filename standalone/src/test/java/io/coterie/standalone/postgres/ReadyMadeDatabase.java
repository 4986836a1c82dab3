package io.coterie.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A new, stopped database, made once a JVM: most of what a first start takes is the same every
 * time.
 */
final class ReadyMadeDatabase {
  private static final Path FOLDER = make();

  private ReadyMadeDatabase() {}

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("coterie-database-");
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(folder)));
      EmbeddedPostgres.start(TestPostgres.in(folder)).stop();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String part : List.of("data", "password")) {
      var copy =
          new ProcessBuilder("cp", "-a", FOLDER.resolve(part).toString(), folder.toString())
              .start();
      if (copy.onExit().join().exitValue() != 0) {
        throw new IOException("can't copy " + FOLDER + " to " + folder);
      }
    }
  }

  private static void delete(Path folder) {
    try {
      PostgresBinaries.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
