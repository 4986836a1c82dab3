package io.coterie.cli.account;

import io.coterie.cli.command.Hub;
import io.coterie.cli.command.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a new session, with how the hub was reached, and makes the hub the current one. */
final class SessionMemory {
  private SessionMemory() {}

  static void keep(Hub hub, Invocation invocation, String username, String token)
      throws IOException {
    boolean insecure = !hub.address().secure() && !hub.address().loopback();
    Optional<String> trust =
        invocation
            .options()
            .caCertificate()
            .map(invocation.environment().folder()::resolve)
            .map(Path::toString)
            .or(hub.memory()::caCertificate);
    hub.remember(memory -> memory.withSession(username, token).withTransport(insecure, trust));
    hub.makeCurrent();
  }
}
