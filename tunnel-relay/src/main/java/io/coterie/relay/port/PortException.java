package io.coterie.relay.port;

/** The system refuses what a port needs. */
public final class PortException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PortException(String message) {
    super(message);
  }

  PortException(String message, Throwable cause) {
    super(message, cause);
  }
}
