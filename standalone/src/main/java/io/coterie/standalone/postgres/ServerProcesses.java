package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells the servers of one data folder from all other processes. A process id alone proves nothing:
 * ids are reused.
 *
 * @param binaries real path of the folder that server programs are unpacked to
 * @param data real path of the data folder
 */
record ServerProcesses(Path binaries, Path data) {
  enum Tie {
    /** A server of ours on this data, or one of its workers. */
    OURS,
    /** Works on this data, but not with our programs. */
    STRANGER,
    /** Has nothing to do with this data, or has ended. */
    NONE,
    /** Another user's: can't be looked into. */
    UNKNOWN
  }

  private static final boolean HAS_PROC = Files.isDirectory(Path.of("/proc/self"));

  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(process -> tie(process) == Tie.OURS).toList();
  }

  Tie tie(ProcessHandle process) {
    try {
      if (!worksOnData(process)) {
        return Tie.NONE;
      }
    } catch (NoSuchFileException e) {
      return Tie.NONE;
    } catch (IOException e) {
      return Tie.UNKNOWN;
    }
    Optional<String> program = process.info().command();
    return program.filter(path -> Path.of(path).startsWith(binaries)).isPresent()
        ? Tie.OURS
        : Tie.STRANGER;
  }

  /** A server's current folder is its data. */
  private boolean worksOnData(ProcessHandle process) throws IOException {
    if (HAS_PROC) {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .equals(data);
    }
    return process
        .info()
        .arguments()
        .filter(words -> Arrays.asList(words).contains(data.toString()))
        .isPresent();
  }
}
