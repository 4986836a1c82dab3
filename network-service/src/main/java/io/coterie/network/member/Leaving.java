package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;

/** Leaving by oneself. */
final class Leaving {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final OwnNodes nodes;
  private final Memberships memberships;

  @Inject
  Leaving(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      OwnNodes nodes,
      Memberships memberships) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.nodes = nodes;
    this.memberships = memberships;
  }

  /**
   * Takes the caller, with its nodes, or one node of its out.
   *
   * @param node empty: the caller itself
   */
  <R extends Message> R leave(
      Caller caller, String network, String node, Answer<List<Member>, R> answer) {
    PrincipalId leaver =
        node.isEmpty() ? caller.principal().orElseThrow() : nodes.find(caller, node).id();
    NetworkId id = finder.find(leaver, network);
    return transactions.mutate(
        answer,
        tx -> {
          var locked =
              gate.lockForEntry(tx, caller, id)
                  .orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
          var member =
              memberships.find(tx, locked, leaver).orElseThrow(() -> absent(locked).exception());
          if (member.isOwner()) {
            throw NetworkReason.OWNER_CANNOT_LEAVE.exception();
          }
          var all = memberships.withNodes(tx, locked, member);
          memberships.expel(tx, locked, all);
          tx.audit(AuditEntry.of(leaver.text()).in(id));
          return all;
        });
  }

  private static NetworkReason absent(LockedNetwork network) {
    return network.role().isPresent()
        ? NetworkReason.NODE_NOT_FOUND
        : NetworkReason.NETWORK_NOT_FOUND;
  }
}
