package io.coterie.sdk.agent.session;

import java.io.IOException;

/** A connection was over before what was begun on it had an answer: on another one it may go. */
public final class ConnectionEndedException extends IOException {
  private static final long serialVersionUID = 1;

  ConnectionEndedException() {
    super("the connection to the peer ended");
  }
}
