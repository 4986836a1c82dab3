package io.coterie.platform.boot;

import org.jspecify.annotations.Nullable;

/** Told to stop while still starting: nothing is wrong, and nothing needs to be said. */
final class StartInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartInterrupted() {
    this(null);
  }

  StartInterrupted(@Nullable Exception cause) {
    super("told to stop while starting", cause);
  }
}
