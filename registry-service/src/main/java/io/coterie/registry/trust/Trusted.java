package io.coterie.registry.trust;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who trusts whom, as it is now: for decisions about who reaches whom. */
public final class Trusted {
  private final Transactions transactions;
  private final TrustRepository repository;

  @Inject
  Trusted(Transactions transactions, TrustRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /** All nodes that a node and they trust each other. */
  public Set<NodeId> of(NodeId node) {
    return transactions.read(db -> repository.trusted(db, node));
  }

  /** Those of some nodes that a node and they trust each other, by the version of that trust. */
  public Map<NodeId, Long> among(NodeId node, Collection<NodeId> others) {
    return transactions.read(db -> repository.trusted(db, node, others));
  }
}
