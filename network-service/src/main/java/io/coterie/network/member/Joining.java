package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.JoinSecrets;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure.RoleTooLow;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Joining by oneself, under the rules open and token, or to look into a public network. Who is not
 * in the network already learns only whether it got in: absent, another secret, another rule and
 * blocked are one answer.
 */
public final class Joining {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final Newcomers newcomers;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Blocks blocks;
  private final JoinSecrets secrets;
  private final GuardedSecret guarded;
  private final PlanBook plans;

  @Inject
  Joining(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      Newcomers newcomers,
      KnownNodes knownNodes,
      Memberships memberships,
      Blocks blocks,
      JoinSecrets secrets,
      GuardedSecret guarded,
      PlanBook plans) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.newcomers = newcomers;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.blocks = blocks;
    this.secrets = secrets;
    this.guarded = guarded;
    this.plans = plans;
  }

  /**
   * Lets the caller, or a node of its, in.
   *
   * @param network as the caller typed it
   * @param node empty: the caller itself
   * @param secret empty: none
   * @param role member, or viewer to look into a public network
   */
  public <R extends Message> R join(
      Caller caller,
      String network,
      String node,
      String secret,
      Role role,
      Answer<MemberView, R> answer) {
    var newcomer = newcomers.of(caller, node);
    if (role == Role.VIEWER && newcomer instanceof Newcomer.OfNode) {
      throw NetworkReason.ROLE_NOT_FOR_NODE.exception();
    }
    return guarded.tried(
        network,
        secret,
        () -> {
          NetworkId id = finder.find(caller, network);
          return plans.consulted(() -> join(caller, id, newcomer, secret, role, answer));
        });
  }

  private <R extends Message> R join(
      Caller caller,
      NetworkId id,
      Newcomer newcomer,
      String secret,
      Role role,
      Answer<MemberView, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          var entrant = knownNodes.hold(tx, newcomer);
          var network =
              gate.lockForEntry(tx, caller, id)
                  .orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
          var present = memberships.settled(tx, network, newcomer.id(), role);
          if (present.isPresent()) {
            tx.unaudited("joining again changes nothing");
            return newcomer.view(present.get(), network.network().number());
          }
          obstacle(tx, network, newcomer, secret, role)
              .ifPresent(failure -> {
                throw shown(network, failure);
              });
          var member = memberships.admitOrRaise(tx, network, entrant, role, Optional.empty());
          tx.audit(AuditEntry.of(newcomer.id().text()).in(id).with("role", role.text()));
          return newcomer.view(member, network.network().number());
        });
  }

  /** What keeps a newcomer out, but for lack of room. */
  private Optional<Failure> obstacle(
      Tx tx, LockedNetwork network, Newcomer newcomer, String secret, Role role) {
    if (role == Role.VIEWER) {
      return network.network().isPublic()
          ? standing(tx, network, newcomer)
          : Optional.of(NetworkReason.NETWORK_NOT_FOUND.failure());
    }
    return switch (network.network().joinRule()) {
      case INVITE -> Optional.of(NetworkReason.JOIN_RULE_MISMATCH.failure());
      case TOKEN ->
          secrets.matches(network.network(), secret)
              ? standing(tx, network, newcomer)
              : Optional.of(NetworkReason.JOIN_SECRET_WRONG.failure());
      case OPEN -> standing(tx, network, newcomer);
    };
  }

  private Optional<Failure> standing(Tx tx, LockedNetwork network, Newcomer newcomer) {
    if (blocks.isBlocked(tx, network, newcomer)) {
      return Optional.of(NetworkReason.MEMBER_BLOCKED.failure());
    }
    return memberships.isNodeOfViewer(tx, network, newcomer)
        ? Optional.of(new RoleTooLow(Role.MEMBER.text()))
        : Optional.empty();
  }

  /** The whole truth for those inside, for others the one answer. */
  private static FailureException shown(LockedNetwork network, Failure failure) {
    return network.role().isPresent()
        ? failure.exception()
        : NetworkReason.NETWORK_NOT_FOUND.exception();
  }
}
