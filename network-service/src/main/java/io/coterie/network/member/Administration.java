package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.PlanBook;
import io.coterie.network.quota.Quotas;
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

/** What owners and admins do about members beside removing them. */
final class Administration {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final MemberDirectory directory;
  private final Memberships memberships;
  private final Blocks blocks;
  private final Principals principals;
  private final Quotas quotas;
  private final PlanBook plans;

  @Inject
  Administration(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      MemberDirectory directory,
      Memberships memberships,
      Blocks blocks,
      Principals principals,
      Quotas quotas,
      PlanBook plans) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.directory = directory;
    this.memberships = memberships;
    this.blocks = blocks;
    this.principals = principals;
    this.quotas = quotas;
    this.plans = plans;
  }

  /** Gives a member another role, other tags or both. */
  <R extends Message> R change(
      Caller caller,
      String network,
      MemberRef ref,
      MemberChanges changes,
      Answer<MemberView, R> answer) {
    NetworkId id = finder.find(caller, network);
    var scope = transactions.read(db -> gate.view(db, caller, id, changes.needed()));
    PrincipalId who = directory.resolve(scope, ref);
    var before = directory.view(scope, who);
    return plans.consulted(() ->
        transactions.mutate(
            answer,
            tx -> {
              // of whoever shall take part the networks are counted
              if (who instanceof AccountId account) {
                quotas.hold(tx, account);
              }
              var locked = gate.lock(tx, caller, id, changes.needed());
              var member =
                  memberships
                      .find(tx, locked, who)
                      .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception);
              changes.role().ifPresent(role -> requireChange(member, role));
              tx.audit(changes.audit(who).in(id));
              return before.with(change(tx, locked, member, changes));
            }));
  }

  private Member change(Tx tx, LockedNetwork network, Member member, MemberChanges changes) {
    var tagged =
        changes.tags().map(tags -> memberships.tag(tx, network, member, tags)).orElse(member);
    return changes
        .role()
        .map(role -> memberships.changeRole(tx, network, tagged, role))
        .orElse(tagged);
  }

  private static void requireChange(Member member, Role role) {
    if (member.isOwner()) {
      throw NetworkReason.OWNER_ROLE_FIXED.exception();
    }
    if (member.role() == role) {
      throw NetworkReason.ROLE_UNCHANGED.exception();
    }
    if (role == Role.VIEWER && member.node().isPresent()) {
      throw NetworkReason.ROLE_NOT_FOR_NODE.exception();
    }
  }

  /** Lets somebody come back; whoever is not blocked, or does not exist, makes no difference. */
  <R extends Message> R unblock(
      Caller caller, String network, MemberRef ref, Answer<List<Member>, R> answer) {
    NetworkId id = finder.find(caller, network);
    transactions.read(db -> gate.view(db, caller, id, Permission.REMOVE_MEMBER));
    var who = principals.find(ref);
    return transactions.mutate(
        answer,
        tx -> {
          var locked = gate.lock(tx, caller, id, Permission.REMOVE_MEMBER);
          who.ifPresent(principal -> blocks.lift(tx, locked, principal));
          tx.audit(AuditEntry.of(who.map(PrincipalId::text).orElse("")).in(id));
          return List.of();
        });
  }
}
