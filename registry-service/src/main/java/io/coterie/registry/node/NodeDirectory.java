package io.coterie.registry.node;

import static java.util.stream.Collectors.toMap;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Registered nodes, whoever may see them: for those that decide that themselves. */
public final class NodeDirectory {
  private final Transactions transactions;
  private final NodeQueries queries;
  private final NodeRepository repository;

  @Inject
  NodeDirectory(Transactions transactions, NodeQueries queries, NodeRepository repository) {
    this.transactions = transactions;
    this.queries = queries;
    this.repository = repository;
  }

  /** By hostname only a public one. */
  public Optional<Node> find(NodeRef ref) {
    return switch (ref) {
      case NodeRef.ById(var id) -> find(id);
      case NodeRef.ByNumber(var number) -> find(number);
      case NodeRef.ByHostname(var hostname) -> findPublic(hostname);
    };
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

  /** The public nodes that have some hostnames, in no order. */
  public List<Node> findPublic(Collection<Hostname> hostnames) {
    return transactions.read(db -> queries.byPublicHostnames(db, hostnames));
  }

  /** Each once, in no order; those that do not exist are left out. */
  public List<Node> batch(Collection<NodeId> ids, Collection<NodeNumber> numbers) {
    return transactions.read(db -> queries.batch(db, ids, numbers));
  }

  /** Holds those that exist until the end of the transaction, in an order that all share. */
  public Map<NodeId, Node> lock(Tx tx, Collection<NodeId> ids) {
    return repository.lock(tx.db(), ids).stream()
        .filter(node -> node.life().registered())
        .collect(toMap(Node::id, Function.identity()));
  }

  /** How many are registered, and how many have a lease that is alive. */
  public NodeCounts counts(Instant now) {
    return transactions.snapshot(db -> queries.counts(db, now));
  }

  public List<NodeId> ofAccount(AccountId account) {
    return transactions.read(db -> queries.idsOfAccount(db, account));
  }
}
