package io.coterie.registry.node;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Registered nodes, whoever may see them: for those that decide that themselves. */
public final class NodeDirectory {
  private final Transactions transactions;
  private final NodeQueries queries;

  @Inject
  NodeDirectory(Transactions transactions, NodeQueries queries) {
    this.transactions = transactions;
    this.queries = queries;
  }

  public Optional<Node> find(NodeId id) {
    return transactions.read(db -> queries.byId(db, id));
  }

  public Optional<Node> find(NodeNumber number) {
    return transactions.read(db -> queries.byNumber(db, number));
  }

  public Optional<Node> findPublic(Hostname hostname) {
    return transactions.read(db -> queries.byPublicHostname(db, hostname));
  }

  /** Each once, in no order; those that do not exist are left out. */
  public List<Node> batch(Collection<NodeId> ids, Collection<NodeNumber> numbers) {
    return transactions.read(db -> queries.batch(db, ids, numbers));
  }

  /** How many are registered, and how many have a lease that is alive. */
  NodeCounts counts(Instant now) {
    return transactions.snapshot(db -> queries.counts(db, now));
  }

  public List<NodeId> ofAccount(AccountId account) {
    return transactions.read(db -> queries.idsOfAccount(db, account));
  }
}
