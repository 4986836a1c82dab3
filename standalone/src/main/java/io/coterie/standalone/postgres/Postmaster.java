package io.coterie.standalone.postgres;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The server process from its start to its end. */
record Postmaster(Process process, ServerPrograms programs) {
  private static final Duration FAST_STOP = Duration.ofSeconds(60);
  private static final Duration CRASH_STOP = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  static Postmaster launch(ServerPrograms programs, DataFolder data, ServerLog log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        programs
            .command(Bonds.detect(), "postgres", "-D", data.path().toString())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    return new Postmaster(startOnOwnThread(builder), programs);
  }

  /** The server is told to stop when the thread that started it ends: so that one has to wait. */
  private static Process startOnOwnThread(ProcessBuilder builder)
      throws IOException, InterruptedException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .daemon()
        .name("postgres")
        .start(() -> {
          try {
            Process process = builder.start();
            started.complete(process);
            process.onExit().join();
          } catch (IOException e) {
            started.completeExceptionally(e);
          }
        });
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /**
   * Waits as long as the server lives: bringing the data in order after a crash takes its time.
   *
   * @return false if it gave up
   */
  boolean awaitReady(DataFolder data, boolean afterCrash, Consumer<String> progress)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    boolean said = false;
    while (!data.postmaster()
        .filter(file -> file.pid() == process.pid() && file.ready())
        .isPresent()) {
      if (process.waitFor(POLL)) {
        return false;
      }
      if (!said && System.nanoTime() - began > WORTH_SAYING.toNanos()) {
        progress.accept(
            afterCrash
                ? "recovering the database after an unclean stop"
                : "waiting for the database");
        said = true;
      }
    }
    return true;
  }

  /** Ends connections, writes everything out and returns when the process is gone. */
  void stop() throws IOException, InterruptedException {
    if (endsAfter("INT", FAST_STOP) || endsAfter("QUIT", CRASH_STOP)) {
      return;
    }
    process.destroyForcibly().waitFor(CRASH_STOP.toSeconds(), TimeUnit.SECONDS);
  }

  private boolean endsAfter(String signal, Duration patience)
      throws IOException, InterruptedException {
    if (!process.isAlive()) {
      return true;
    }
    programs.signal(process.toHandle(), signal);
    return process.waitFor(patience);
  }
}
