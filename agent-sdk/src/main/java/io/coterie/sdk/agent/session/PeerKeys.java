package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.tls.Pin;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Who is at which of the addresses that QUIC knows. Asked on the event loop only. */
public interface PeerKeys {
  /** The node there; empty: none any more. */
  Optional<Expected> at(InetSocketAddress virtual);

  /** Who has to be at the other end. */
  record Expected(String node, Pin pin) {}
}
