package io.coterie.sdk.agent;

import java.io.IOException;

/**
 * Nothing came back in time: the node is not there, or does not let this one in. It does not say
 * which.
 */
public final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  /** The hub says so. */
  NoAnswerException(String target) {
    super(target + " is offline");
  }

  NoAnswerException(String target, Throwable cause) {
    super(target + " does not answer", cause);
  }
}
