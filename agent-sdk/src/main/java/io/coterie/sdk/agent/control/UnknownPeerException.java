package io.coterie.sdk.agent.control;

import java.io.IOException;

/** There is no such node, or it may not be reached: nobody is told which. */
public final class UnknownPeerException extends IOException {
  private static final long serialVersionUID = 1;

  /** For a target as it was dialled. */
  public UnknownPeerException(String target) {
    super("there is no node " + target + " that may be reached");
  }
}
