package io.coterie.standalone.home;

import io.coterie.platform.boot.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Says which process runs a hub here, so that a reader can tell it from a later process with the
 * same id. Three lines: its id, when it started by the clock, and on Linux by what no change of the
 * clock touches: the id of the boot and ticks since then. What really keeps a second hub away is
 * the folder's lock.
 */
public final class PidFile implements AutoCloseable {
  private static final int START_BEHIND_NAME = 19;

  private final Path file;

  private PidFile(Path file) {
    this.file = file;
  }

  public static PidFile write(Path file) {
    var self = ProcessHandle.current();
    var started = self.info().startInstant().orElse(Instant.EPOCH);
    try {
      SecretFile.write(file, self.pid() + "\n" + started.toEpochMilli() + "\n" + sinceBoot());
      return new PidFile(file);
    } catch (IOException e) {
      throw new StartFailure("can't write " + file, "mend its permissions", e);
    }
  }

  /** Empty where there is no such thing. */
  private static String sinceBoot() throws IOException {
    var boot = Path.of("/proc/sys/kernel/random/boot_id");
    if (!Files.exists(boot)) {
      return "";
    }
    // proc_pid_stat(5): the name, in parentheses, may have anything in it
    var stat = Files.readString(Path.of("/proc/self/stat"));
    var behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Files.readString(boot).strip() + "/" + behindName[START_BEHIND_NAME];
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
