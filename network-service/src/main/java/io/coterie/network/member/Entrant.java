package io.coterie.network.member;

import io.coterie.network.directory.NodeKey;
import io.coterie.platform.id.Hostname;
import java.util.Optional;

/**
 * A newcomer in the transaction that lets it in; a node is held, so that it neither ends nor takes
 * another name meanwhile. Made by {@link KnownNodes} before the network is locked.
 *
 * @param hostname of a node: the newest one known
 * @param key the same
 */
public record Entrant(Newcomer newcomer, Optional<Hostname> hostname, Optional<NodeKey> key) {
  /** What it is called. */
  String name() {
    return switch (newcomer) {
      case Newcomer.OfAccount(var id, var name) -> name;
      case Newcomer.OfNode node -> hostname.map(Hostname::text).orElse("");
    };
  }

  static Entrant of(Newcomer.OfAccount account) {
    return new Entrant(account, Optional.empty(), Optional.empty());
  }
}
