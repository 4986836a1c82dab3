package io.coterie.registry.relay;

import static java.util.Comparator.comparingLong;

import com.google.common.hash.Hashing;
import io.coterie.platform.id.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * The hub's choice of a relay: by the highest hash of node and relay, so that nodes spread evenly,
 * each stays with its own, and when a relay comes or goes only those move that must.
 */
final class Choice {
  private Choice() {}

  static Optional<Relay> of(Collection<Relay> relays, NodeId node) {
    return relays.stream().max(comparingLong(relay -> weight(relay, node)));
  }

  private static long weight(Relay relay, NodeId node) {
    return Hashing.sha256()
        .hashString(node.text() + " " + relay.name().text(), StandardCharsets.US_ASCII)
        .asLong();
  }
}
