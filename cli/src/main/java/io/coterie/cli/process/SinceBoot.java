package io.coterie.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** When processes started, by what no change of the clock touches: boot id and ticks since then. */
final class SinceBoot {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int START_BEHIND_NAME = 19;

  private SinceBoot() {}

  /** Of a process; empty where the system does not tell, or when it has ended. */
  static Optional<String> of(long pid) {
    try {
      // proc_pid_stat(5): the name, in parentheses, may have anything in it
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Files.readString(BOOT).strip() + "/" + behindName[START_BEHIND_NAME]);
    } catch (IOException _) {
      return Optional.empty(); // not Linux, or not there any more
    }
  }
}
