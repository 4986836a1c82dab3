package io.coterie.standalone.postgres;

import io.coterie.standalone.home.FolderInUseException;
import io.coterie.standalone.home.FolderLock;
import io.coterie.standalone.home.PrivateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts the server of one folder. */
public final class EmbeddedPostgres {
  private static final int PORT_ATTEMPTS = 5;

  private final Path folder;
  private final Consumer<String> progress;
  private final ServerPrograms programs;
  private final DataFolder data;
  private final Password password;

  private EmbeddedPostgres(Path folder, ServerPrograms programs, Consumer<String> progress) {
    this.folder = folder;
    this.programs = programs;
    this.progress = progress;
    this.data = new DataFolder(folder.resolve("data"));
    this.password = new Password(folder.resolve("password"));
  }

  /**
   * Returns when the server takes connections. What a killed run left behind is cleared away first.
   *
   * @throws EmbeddedPostgresException if it can't be started, with the reason in one line
   */
  public static RunningPostgres start(PostgresOptions options) {
    try {
      return start(options, RunAs.detect());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static RunningPostgres start(PostgresOptions options, RunAs runAs) {
    try {
      return startIn(options, runAs);
    } catch (FolderInUseException e) {
      throw new EmbeddedPostgresException(
          "the database in "
              + options.folder()
              + " is already in use by process "
              + e.holder()
              + ": stop that one first or choose another home",
          e);
    } catch (FileSystemException e) {
      throw new EmbeddedPostgresException(
          "cannot keep the database in " + options.folder() + ": " + reason(e), e);
    } catch (IOException e) {
      throw new EmbeddedPostgresException("cannot start the database: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static EmbeddedPostgresException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EmbeddedPostgresException("interrupted while the database was starting", e);
  }

  private static RunningPostgres startIn(PostgresOptions options, RunAs runAs)
      throws IOException, InterruptedException {
    Path folder = PrivateFolder.create(options.folder());
    FolderLock lock = FolderLock.take(folder);
    boolean started = false;
    try {
      Path binaries = PrivateFolder.create(options.binaries());
      Path unpacked =
          PostgresBinaries.unpacked(BinariesArchive.forThisMachine(), binaries, options.progress());
      var server =
          new EmbeddedPostgres(folder, new ServerPrograms(unpacked, runAs), options.progress());
      RunningPostgres running = server.start(binaries, lock);
      started = true;
      return running;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  private RunningPostgres start(Path binaries, FolderLock lock)
      throws IOException, InterruptedException {
    boolean afterCrash = false;
    if (data.exists()) {
      data.requireVersion(programs.majorVersion());
      afterCrash =
          new Leftovers(programs, new ServerProcesses(binaries, data.path()), data).clear(progress);
      programs.runAs().adopt(data.path());
    } else {
      data.create(programs, password, progress);
    }
    if (binaries.startsWith(folder)) {
      PostgresBinaries.deleteAllBut(programs.folder(), binaries);
    }
    return launch(afterCrash, lock);
  }

  private RunningPostgres launch(boolean afterCrash, FolderLock lock)
      throws IOException, InterruptedException {
    String secret = password.read();
    for (int attempt = 1; ; attempt++) {
      Login login = new Login(freePort(), secret);
      ServerConfig.write(data.path(), login.port());
      ServerLog log = ServerLog.open(folder.resolve("server.log"));
      Postmaster postmaster = Postmaster.launch(programs, data, log);
      if (comesUp(postmaster, login, afterCrash)) {
        return new RunningPostgres(postmaster, lock, login);
      }
      if (attempt == PORT_ATTEMPTS || !log.saysPortIsTaken()) {
        throw new EmbeddedPostgresException(
            "the database did not start: "
                + ServerLog.reason(log.lines())
                + " (see "
                + log.file()
                + ")");
      }
    }
  }

  /** Leaves no server behind, should the program be asked to end, or the login fail. */
  private boolean comesUp(Postmaster postmaster, Login login, boolean afterCrash)
      throws IOException, InterruptedException {
    Thread stopEarly = Thread.ofPlatform().unstarted(postmaster.process()::destroy);
    boolean up = false;
    try {
      unlessEnding(() -> Runtime.getRuntime().addShutdownHook(stopEarly));
      if (!postmaster.awaitReady(data, afterCrash, progress)) {
        return false;
      }
      login.ensureDatabase();
      unlessEnding(() -> Runtime.getRuntime().removeShutdownHook(stopEarly));
      up = true;
      return true;
    } finally {
      if (!up) {
        postmaster.stop();
      }
    }
  }

  private static void unlessEnding(Runnable changeOfHooks) {
    try {
      changeOfHooks.run();
    } catch (IllegalStateException e) {
      throw new EmbeddedPostgresException(
          "the program was told to end while the database was starting", e);
    }
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException denied -> denied.getFile() + " is not writable";
      case FileAlreadyExistsException taken -> taken.getFile() + " is not a folder";
      case NoSuchFileException absent -> absent.getFile() + " can't be made";
      default -> String.valueOf(e.getMessage());
    };
  }

  /**
   * Free now; should another program take it before the server does, the next attempt has another
   * one.
   */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
