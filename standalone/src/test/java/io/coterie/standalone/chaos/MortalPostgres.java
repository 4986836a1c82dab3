package io.coterie.standalone.chaos;

import io.coterie.standalone.postgres.EmbeddedPostgres;
import io.coterie.standalone.postgres.PostgresOptions;
import io.coterie.standalone.postgres.RunningPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A database server that can be killed, and comes back behind the same port. */
final class MortalPostgres implements AutoCloseable {
  private final PostgresOptions options;
  private final Forwarder forwarder = new Forwarder();
  private RunningPostgres server;

  MortalPostgres(Path folder) {
    options = PostgresOptions.in(folder).withBinaries(Path.of("target", "postgres-binaries"));
    server = start();
  }

  /** As hubs take it. */
  String url() {
    return "postgresql://%s:%s@127.0.0.1:%d/coterie?sslmode=disable"
        .formatted(server.user(), server.password(), forwarder.port());
  }

  /** Kills it without warning, and starts it on what it left on the disk. */
  void killAndRestart() {
    var process = ProcessHandle.of(server.pid()).orElseThrow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    server.stop(); // gives the folder free
    server = start();
  }

  private RunningPostgres start() {
    var started = EmbeddedPostgres.start(options);
    forwarder.forwardTo(URI.create(started.jdbcUrl().substring("jdbc:".length())).getPort());
    return started;
  }

  @Override
  public void close() throws IOException {
    forwarder.close();
    server.stop();
  }
}
