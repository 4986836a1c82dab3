package io.coterie.standalone.postgres;

/**
 * The database can't be started or stopped; the message is one line for the person who ran the
 * command.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
