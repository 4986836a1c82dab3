package io.coterie.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** PostgreSQL's own binaries, as a child process; stopped when the JVM ends. */
final class EmbeddedServer implements TestServer {
  /** Nothing needs to survive here, so nothing waits for the disk. */
  static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "synchronous_commit", "off",
          "autovacuum", "off",
          "max_connections", "300",
          "shared_buffers", "64MB");

  private final EmbeddedPostgres postgres;

  EmbeddedServer() {
    var builder = EmbeddedPostgres.builder();
    FAST.forEach(builder::setServerConfig);
    try {
      postgres = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }
}
