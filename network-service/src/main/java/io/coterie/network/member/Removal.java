package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure.RoleTooLow;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.List;

/** Removing members, and blocking them from coming back by themselves. */
final class Removal {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final MemberDirectory directory;
  private final Memberships memberships;
  private final VouchRepository vouches;
  private final Blocks blocks;

  /** What a removal does beside removing. */
  record Options(boolean cascade, boolean allowRejoin) {}

  @Inject
  Removal(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      MemberDirectory directory,
      Memberships memberships,
      VouchRepository vouches,
      Blocks blocks) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.directory = directory;
    this.memberships = memberships;
    this.vouches = vouches;
    this.blocks = blocks;
  }

  /** Removes a member, an account's nodes with it, and with cascade whom they vouched for. */
  <R extends Message> R remove(
      Caller caller,
      String network,
      MemberRef ref,
      Options options,
      Answer<List<Member>, R> answer) {
    NetworkId id = finder.find(caller, network);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.REMOVE_MEMBER));
    PrincipalId who = directory.resolve(scope, ref);
    return transactions.mutate(
        answer,
        tx -> {
          var locked = gate.lock(tx, caller, id, Permission.REMOVE_MEMBER);
          var member =
              memberships
                  .find(tx, locked, who)
                  .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
          requireRemovable(locked, member);
          var all = leavers(tx, locked, member, options.cascade());
          memberships.expel(tx, locked, all);
          if (!options.allowRejoin()) {
            blocks.block(tx, locked, blocked(all));
          }
          all.forEach(m -> tx.audit(AuditEntry.of(m.principal().text()).in(id)));
          return all;
        });
  }

  private List<Member> leavers(Tx tx, LockedNetwork network, Member member, boolean cascade) {
    boolean sparesAdmins = network.role().filter(Role.ADMIN::equals).isPresent();
    return cascade
        ? vouches.chain(tx.db(), network, member.principal(), sparesAdmins)
        : memberships.withNodes(tx, network, member);
  }

  private static void requireRemovable(LockedNetwork network, Member member) {
    if (member.isOwner()) {
      throw NetworkReason.OWNER_CANNOT_LEAVE.exception();
    }
    boolean ownerNeeded = member.role() == Role.ADMIN && !network.isOperator();
    if (ownerNeeded && network.role().filter(Role.OWNER::equals).isEmpty()) {
      throw new RoleTooLow(Role.OWNER.text()).exception();
    }
    if (network.isOperator() && member.principal() instanceof AccountId) {
      throw new RoleTooLow(Role.ADMIN.text()).exception();
    }
  }

  /** A node that leaves with its account is blocked through the account. */
  private static List<PrincipalId> blocked(List<Member> all) {
    var accounts = all.stream().map(Member::principal).toList();
    return all.stream()
        .filter(m -> m.node().flatMap(Member.AsNode::account).filter(accounts::contains).isEmpty())
        .map(Member::principal)
        .toList();
  }
}
