package io.coterie.relay.server;

import io.coterie.relay.wire.frame.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees every datagram that comes to an agent's socket, and knows the relay's own: those under the
 * seal of that agent's session. Whatever else comes has been let through by the relay.
 */
record Sniffer(RelayClient agent) {
  /** What came by now and nobody has read, without the relay's own. */
  List<byte[]> letThrough() {
    var others = new ArrayList<byte[]>();
    for (var frame = next(); frame.isPresent(); frame = next()) {
      if (agent.control(frame.get(), Control.class).isEmpty()) {
        others.add(frame.get());
      }
    }
    return others;
  }

  private Optional<byte[]> next() {
    return agent.wire().waiting() == 0
        ? Optional.empty()
        : Optional.of(agent.wire().await("a datagram", Optional::of));
  }
}
