package io.coterie.platform.boot;

/** A component failed to start with a checked exception. */
final class ComponentFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ComponentFailedException(String component, Exception cause) {
    super(component + ": " + cause.getMessage(), cause);
  }
}
