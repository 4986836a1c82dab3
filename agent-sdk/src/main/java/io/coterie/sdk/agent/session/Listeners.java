package io.coterie.sdk.agent.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens on which port. Threads may share it. */
public final class Listeners {
  private final Map<Integer, Listener> byPort = new ConcurrentHashMap<>();

  /**
   * Listens on a port.
   *
   * @throws IOException when somebody does already
   */
  public Listener listen(int port) throws IOException {
    Ports.check(port);
    var listener = new Listener(port, () -> byPort.remove(port));
    if (byPort.putIfAbsent(port, listener) != null) {
      throw new IOException("somebody listens on port " + port + " already");
    }
    return listener;
  }

  public void close() {
    List.copyOf(byPort.values()).forEach(Listener::close);
  }

  Optional<Listener> on(int port) {
    return Optional.ofNullable(byPort.get(port));
  }
}
