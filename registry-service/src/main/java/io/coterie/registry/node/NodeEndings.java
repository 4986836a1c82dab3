package io.coterie.registry.node;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.BiPredicate;

/** Ends nodes' lives where no owner asks for it. Any number of replicas may do it at once. */
final class NodeEndings {
  private final Transactions transactions;
  private final NodeRepository repository;
  private final NodeWriter writer;
  private final Renames renames;
  private final Evictions evictions;

  @Inject
  NodeEndings(
      Transactions transactions,
      NodeRepository repository,
      NodeWriter writer,
      Renames renames,
      Evictions evictions) {
    this.transactions = transactions;
    this.repository = repository;
    this.writer = writer;
    this.renames = renames;
    this.evictions = evictions;
  }

  /**
   * Deregisters a node that is registered still, and of which that holds when its row is held.
   *
   * @param action what the audit trail calls it
   */
  void end(NodeId id, String action, BiPredicate<Node, Instant> due) {
    if (transactions.write(tx -> end(tx, id, action, due))) {
      evictions.attempt(id);
    }
  }

  /** The same as part of a transaction; false if nothing was to be ended. */
  boolean end(Tx tx, NodeId id, String action, BiPredicate<Node, Instant> due) {
    var node =
        repository
            .lock(tx.db(), id)
            .filter(found -> found.life().registered() && due.test(found, tx.now()));
    node.ifPresent(found -> {
      renames.drop(tx, id);
      tx.audit(
          AuditEntry.effect(action, id.text())
              .with("number", found.number().map(NodeNumber::toString).orElse(""))
              .with("hostname", found.profile().hostname().map(Hostname::text).orElse("")));
      var _ = writer.end(tx, found.deregistered());
    });
    return node.isPresent();
  }
}
