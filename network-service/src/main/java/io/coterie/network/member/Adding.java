package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.JoinSecrets;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/**
 * Adding nodes: the operator any, members their own. The join rule counts for everybody: its secret
 * is needed, and under the rule invite nobody is added.
 */
final class Adding {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final OwnNodes nodes;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Blocks blocks;
  private final JoinSecrets secrets;
  private final GuardedSecret guarded;
  private final Newcomers newcomers;
  private final PlanBook plans;

  @Inject
  Adding(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      OwnNodes nodes,
      KnownNodes knownNodes,
      Memberships memberships,
      Blocks blocks,
      JoinSecrets secrets,
      GuardedSecret guarded,
      Newcomers newcomers,
      PlanBook plans) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.nodes = nodes;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.blocks = blocks;
    this.secrets = secrets;
    this.guarded = guarded;
    this.newcomers = newcomers;
    this.plans = plans;
  }

  /**
   * Adds a node as member.
   *
   * @param network as the caller typed it
   * @param secret empty: none
   */
  <R extends Message> R add(
      Caller caller, String network, String node, String secret, Answer<MemberView, R> answer) {
    NetworkId id = finder.find(caller, network);
    transactions.read(db -> gate.view(db, caller, id, Permission.ENROL_NODE));
    var newcomer =
        new Newcomer.OfNode(
            caller instanceof Caller.OperatorCaller
                ? nodes.findAny(node)
                : nodes.find(caller, node));
    var self = newcomers.nameOf(caller);
    return guarded.tried(
        network,
        secret,
        () -> plans.consulted(() -> add(caller, id, newcomer, secret, self, answer)));
  }

  private <R extends Message> R add(
      Caller caller,
      NetworkId id,
      Newcomer.OfNode newcomer,
      String secret,
      String self,
      Answer<MemberView, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          var entrant = knownNodes.hold(tx, newcomer);
          var network = gate.lock(tx, caller, id, Permission.ENROL_NODE);
          requireAddable(tx, network, newcomer, secret);
          var member = memberships.admit(tx, network, entrant, Role.MEMBER, network.member());
          tx.audit(AuditEntry.of(newcomer.id().text()).in(id));
          return newcomer.view(member, network.network().number()).vouchedBy(self);
        });
  }

  private void requireAddable(Tx tx, LockedNetwork network, Newcomer newcomer, String secret) {
    switch (network.network().joinRule()) {
      case INVITE -> throw NetworkReason.JOIN_RULE_MISMATCH.exception();
      case TOKEN -> {
        if (!secrets.matches(network.network(), secret)) {
          throw NetworkReason.JOIN_SECRET_WRONG.exception();
        }
      }
      case OPEN -> {}
    }
    if (memberships.find(tx, network, newcomer.id()).isPresent()) {
      throw NetworkReason.ALREADY_MEMBER.exception();
    }
    if (blocks.isBlocked(tx, network, newcomer)) {
      throw NetworkReason.MEMBER_BLOCKED.exception();
    }
    memberships.refuseNodeOfViewer(tx, network, newcomer);
  }
}
