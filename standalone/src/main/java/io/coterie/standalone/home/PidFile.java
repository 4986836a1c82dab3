package io.coterie.standalone.home;

import io.coterie.platform.boot.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Says which process runs a hub here: process id and start time in two lines, so that a reader can
 * tell it from a later process with the same id. What really keeps a second hub away is the
 * folder's lock.
 */
public final class PidFile implements AutoCloseable {
  private final Path file;

  private PidFile(Path file) {
    this.file = file;
  }

  public static PidFile write(Path file) {
    var self = ProcessHandle.current();
    var started = self.info().startInstant().orElse(Instant.EPOCH);
    try {
      SecretFile.write(file, self.pid() + "\n" + started.toEpochMilli());
      return new PidFile(file);
    } catch (IOException e) {
      throw new StartFailure("can't write " + file, "mend its permissions", e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
