package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's configuration, written before every start so that nothing an earlier run or a person
 * left decides.
 */
final class ServerConfig {
  private static final String HBA =
      """
      # written at every start
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private ServerConfig() {}

  static void write(Path data, int port) throws IOException {
    Files.writeString(data.resolve("pg_hba.conf"), HBA);
    Files.writeString(data.resolve("postgresql.conf"), settings(port));
    Files.writeString(data.resolve("postgresql.auto.conf"), ""); // would win over the settings
  }

  private static String settings(int port) {
    return """
    # written at every start
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    allow_alter_system = off

    fsync = on
    full_page_writes = on
    synchronous_commit = on

    max_connections = 120
    max_wal_size = '512MB'
    jit = off

    timezone = 'UTC'
    log_timezone = 'UTC'
    lc_messages = 'C'
    # statements can hold what nobody should read in a log
    log_min_messages = 'log'
    log_min_error_statement = 'panic'
    log_checkpoints = off
    """
        .formatted(port);
  }
}
