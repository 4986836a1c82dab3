package io.coterie.sdk.agent.control;

import java.io.IOException;

/** A watch can't go on where it was: it has to begin anew. */
public final class ResumeRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  public ResumeRefusedException(Throwable cause) {
    super("the watch has to begin anew", cause);
  }
}
