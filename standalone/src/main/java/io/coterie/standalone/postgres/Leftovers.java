package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Clears the way for a start after a run that was killed: its server may be alive, or parts of it,
 * or only its lock file.
 */
record Leftovers(ServerPrograms programs, ServerProcesses processes, DataFolder data) {
  private static final Duration FAST_STOP = Duration.ofSeconds(60);
  private static final Duration CRASH_STOP = Duration.ofSeconds(10);

  /**
   * Only to be called by the holder of the folder's lock: no other program can be starting a server
   * then.
   *
   * @return whether the server was killed, so that it has to recover
   */
  boolean clear(Consumer<String> progress) throws IOException, InterruptedException {
    if (!processes.running().isEmpty()) {
      progress.accept("stopping the database that a killed run left behind");
      stop();
    }
    Optional<PostmasterFile> stale = data.postmaster();
    if (stale.isPresent()) {
      forget(stale.get());
    }
    return stale.isPresent();
  }

  /**
   * PostgreSQL takes any live process of the same user for a server, so an id that is in use again
   * would block it.
   */
  private void forget(PostmasterFile stale) throws IOException {
    ServerProcesses.Tie tie =
        ProcessHandle.of(stale.pid()).map(processes::tie).orElse(ServerProcesses.Tie.NONE);
    switch (tie) {
      case NONE -> Files.deleteIfExists(data.postmasterFile());
      case UNKNOWN -> {} // PostgreSQL can tell
      case OURS, STRANGER ->
          throw new EmbeddedPostgresException(
              "another PostgreSQL (process "
                  + stale.pid()
                  + ") is using "
                  + data.path()
                  + ": stop it first");
    }
  }

  private void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> server =
        data.postmaster()
            .map(PostmasterFile::pid)
            .flatMap(ProcessHandle::of)
            .filter(process -> processes.tie(process) == ServerProcesses.Tie.OURS);
    if (server.isPresent()) {
      programs.signal(server.get(), "INT");
      if (gone(FAST_STOP)) {
        return;
      }
    }
    if (gone(CRASH_STOP)) { // workers end by themselves when their server is gone
      return;
    }
    processes.running().forEach(ProcessHandle::destroyForcibly);
    if (!gone(CRASH_STOP)) {
      throw new EmbeddedPostgresException(
          "a PostgreSQL that a killed run left behind in "
              + data.path()
              + " can't be stopped: processes "
              + processes.running().stream().map(ProcessHandle::pid).toList());
    }
  }

  private boolean gone(Duration patience) throws InterruptedException {
    long began = System.nanoTime();
    List<ProcessHandle> left = processes.running();
    while (!left.isEmpty() && System.nanoTime() - began < patience.toNanos()) {
      awaitEnd(left.getFirst());
      left = processes.running();
    }
    return left.isEmpty();
  }

  /** Returns early too: a dead process that nobody has reaped never counts as ended. */
  private static void awaitEnd(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // the future of an end does not fail
    }
  }
}
