package io.coterie.sdk.agent.session;

import java.io.IOException;

/** The peer lets one in, but nobody listens there. */
public final class StreamRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  StreamRefusedException(int port) {
    super("nobody listens on port " + port);
  }
}
