package io.coterie.platform.boot;

/** Told to stop while still starting: nothing is wrong, and nothing needs to be said. */
final class StartInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartInterrupted() {
    super("told to stop while starting");
  }
}
