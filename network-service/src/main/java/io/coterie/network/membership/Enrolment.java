package io.coterie.network.membership;

import io.coterie.network.access.Gate;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.Admission;
import io.coterie.network.member.Blocks;
import io.coterie.network.member.KnownNodes;
import io.coterie.network.member.MemberView;
import io.coterie.network.member.Memberships;
import io.coterie.network.member.Newcomers;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Putting nodes into networks by setup tokens: the token's maker answers for them, whatever the
 * join rule, as long as it may start nodes there itself.
 */
final class Enrolment {
  private final Transactions transactions;
  private final Gate gate;
  private final Newcomers newcomers;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Blocks blocks;
  private final PlanBook plans;

  /** Who made the token, and under which membership. */
  record Maker(AccountId account, Incarnation incarnation) {}

  @Inject
  Enrolment(
      Transactions transactions,
      Gate gate,
      Newcomers newcomers,
      KnownNodes knownNodes,
      Memberships memberships,
      Blocks blocks,
      PlanBook plans) {
    this.transactions = transactions;
    this.gate = gate;
    this.newcomers = newcomers;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.blocks = blocks;
    this.plans = plans;
  }

  /**
   * Puts a node in; doing it again changes nothing.
   *
   * @param tags what it gets if it is new
   */
  MemberView enrol(NetworkId id, NodeId node, Maker maker, List<String> tags) {
    var newcomer = newcomers.of(node);
    var makerName = newcomers.nameOf(maker.account());
    return plans.consulted(() ->
        transactions.write(tx -> {
          var entrant = knownNodes.hold(tx, newcomer);
          var network =
              gate.lockAsMember(
                  tx, maker.account(), maker.incarnation(), id, Permission.ENROL_NODE);
          var number = network.network().number();
          var present = memberships.find(tx, network, node);
          if (present.isPresent()) {
            return newcomer.view(present.get(), number);
          }
          if (blocks.isBlocked(tx, network, newcomer)) {
            throw NetworkReason.MEMBER_BLOCKED.exception();
          }
          memberships.refuseNodeOfViewer(tx, network, newcomer);
          var member =
              memberships.admit(
                  tx,
                  network,
                  Admission.of(entrant, Role.MEMBER, Optional.of(maker.account())).tagged(tags));
          tx.audit(
              AuditEntry.effect("NodeEnrolled", node.text())
                  .in(id)
                  .with("account", maker.account().text()));
          return newcomer.view(member, number).vouchedBy(makerName);
        }));
  }
}
