package io.coterie.platform.config;

/** A value that is refused with a reason of its own, which is shown: it never contains a secret. */
final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidValueException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
