package io.coterie.network.access;

import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The one decision: may a node reach another. It reads the memberships as they are in one statement
 * and remembers nothing; if they can't be read, the call fails and nobody is let through.
 */
final class AccessDecision {
  private final Transactions transactions;
  private final SharedRepository repository;
  private final NodeDirectory nodes;

  @Inject
  AccessDecision(Transactions transactions, SharedRepository repository, NodeDirectory nodes) {
    this.transactions = transactions;
    this.repository = repository;
    this.nodes = nodes;
  }

  /**
   * A network that allows it.
   *
   * @param network the one whose address is dialled; empty: any
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if it is none of the
   *     caller's business
   */
  Optional<NetworkId> check(Caller caller, NodeId source, NodeId target, String network) {
    if (caller instanceof Caller.ServiceCaller) {
      return shared(source, target, network);
    }
    if (caller.principal().filter(p -> p.equals(source) || p.equals(target)).isEmpty()) {
      throw NetworkReason.NODE_NOT_FOUND.exception();
    }
    // services know that both are registered; a node does not
    if (nodes.find(List.of(source, target)).size() < 2 && !source.equals(target)) {
      return Optional.empty();
    }
    var bound = caller.boundNetwork().map(NetworkBinding::network).map(NetworkId::text);
    if (bound.isPresent() && !network.isEmpty() && !network.equals(bound.get())) {
      return Optional.empty();
    }
    return shared(source, target, bound.orElse(network));
  }

  private Optional<NetworkId> shared(NodeId source, NodeId target, String network) {
    if (network.isEmpty()) {
      return transactions.read(db -> repository.shared(db, source, target, Optional.empty()));
    }
    return NetworkId.matches(network)
        ? transactions.read(
            db -> repository.shared(db, source, target, Optional.of(new NetworkId(network))))
        : Optional.empty();
  }
}
