package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.proof.NodeKey;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes deregistered nodes out of their networks. The feed makes network-service do it in any case;
 * asking for it makes it happen at once, and a key's next life does not begin before: no membership
 * of the last one is ever counted for it.
 */
final class Evictions {
  private final Transactions transactions;
  private final NodeQueries queries;
  private final NodeRepository repository;
  private final Memberships memberships;

  @Inject
  Evictions(
      Transactions transactions,
      NodeQueries queries,
      NodeRepository repository,
      Memberships memberships) {
    this.transactions = transactions;
    this.queries = queries;
    this.repository = repository;
    this.memberships = memberships;
  }

  /** Tries once; what fails is left for later. */
  boolean attempt(NodeId node, Incarnation ended) {
    if (!memberships.evict(node, ended)) {
      return false;
    }
    return transactions.write(tx -> {
      repository.evicted(tx.db(), node, ended);
      return true;
    });
  }

  /** Tries once for a node that may be due. */
  void attempt(NodeId node) {
    transactions
        .read(db -> queries.byIdDeregisteredToo(db, node))
        .filter(found -> found.life().evictionDue())
        .ifPresent(due -> attempt(due.id(), due.life().incarnation()));
  }

  /**
   * Makes sure that the key's node is in no network, if its life has ended.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN
   */
  void complete(NodeKey key) {
    var due =
        transactions
            .read(db -> queries.byKeyDeregisteredToo(db, key))
            .filter(node -> node.life().evictionDue());
    if (due.isPresent() && !attempt(due.get().id(), due.get().life().incarnation())) {
      throw new PlatformFailure.DependencyDown("network-service").exception();
    }
  }

  /** Nodes to take out of their networks still. */
  List<NodeId> due(int limit) {
    return transactions.read(db -> repository.evictionsDue(db, limit));
  }
}
