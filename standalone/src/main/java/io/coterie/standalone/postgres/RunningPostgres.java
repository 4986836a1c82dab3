package io.coterie.standalone.postgres;

import io.coterie.standalone.home.FolderLock;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A server that takes connections, until it is stopped. Safe for use by several threads. */
public final class RunningPostgres implements AutoCloseable {
  private final Postmaster postmaster;
  private final FolderLock lock;
  private final Login login;
  private final CompletableFuture<Void> lost;
  private volatile boolean stopped;

  RunningPostgres(Postmaster postmaster, FolderLock lock, Login login) {
    this.postmaster = postmaster;
    this.lock = lock;
    this.login = login;
    this.lost =
        postmaster
            .process()
            .onExit()
            .thenCompose(end ->
                stopped ? new CompletableFuture<>() : CompletableFuture.completedFuture(null));
  }

  public String jdbcUrl() {
    return login.jdbcUrl(Login.DATABASE);
  }

  public String user() {
    return DataFolder.USER;
  }

  public String password() {
    return login.password();
  }

  /** The process id of the server. */
  public long pid() {
    return postmaster.process().pid();
  }

  /**
   * Completes if the server ends without having been asked to; acknowledged writes are on disk all
   * the same.
   */
  public CompletableFuture<Void> lost() {
    return lost.copy();
  }

  /**
   * Returns when the server has ended and the folder is free; whoever uses the database should have
   * stopped before.
   */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try (lock) {
      postmaster.stop();
    } catch (IOException e) {
      throw new EmbeddedPostgresException("the database did not stop: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("interrupted while the database was stopping", e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
