package io.coterie.registry.node;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure.HostnameReserved;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes hostnames and visibility. */
final class NodeUpdates {
  private final Transactions transactions;
  private final OwnNodes own;
  private final Renames renames;
  private final NodeWriter writer;

  @Inject
  NodeUpdates(Transactions transactions, OwnNodes own, Renames renames, NodeWriter writer) {
    this.transactions = transactions;
    this.own = own;
    this.renames = renames;
    this.writer = writer;
  }

  <R extends Message> R update(
      Caller caller, NodeRef ref, NodeChange change, Answer<Node, R> answer) {
    change.hostname().flatMap(NodeChange.NewHostname::to).ifPresent(NodeUpdates::requireFree);
    var id = own.find(caller, ref).id();
    renames.settle(id);
    Optional<Rename> rename =
        transactions.write(tx -> begin(tx, own.lock(tx, caller, id), caller, change));
    return rename.isPresent()
        ? renames.carryOut(rename.get(), answer)
        : transactions.mutate(answer, tx -> apply(tx, own.lock(tx, caller, id), change));
  }

  /** Refuses names that no node can have; one of digits only would be taken for a number. */
  static void requireFree(Hostname hostname) {
    if (hostname.isReserved() || hostname.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new HostnameReserved(hostname).exception();
    }
  }

  private Optional<Rename> begin(Tx tx, Node node, Caller caller, NodeChange change) {
    renames.requireNone(tx, node.id());
    var wanted = change.of(node);
    return wanted.hostname().equals(node.profile().hostname())
        ? Optional.empty()
        : Optional.of(renames.begin(tx, node, wanted, caller.subject()));
  }

  private Node apply(Tx tx, Node node, NodeChange change) {
    renames.requireNone(tx, node.id());
    var wanted = change.of(node);
    if (!wanted.hostname().equals(node.profile().hostname())) {
      // renamed by somebody else since we looked
      throw new PlatformFailure.Plain(PlatformReason.CONCURRENT_CHANGE).exception();
    }
    if (wanted.equals(node.profile())) {
      tx.unaudited("it is so already");
      return node;
    }
    tx.audit(AuditEntry.of(node.id().text()).with("visibility", wanted.visibility().name()));
    return writer.change(tx, node.with(wanted));
  }
}
