package io.coterie.network.invite;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.MemberRef;
import io.coterie.network.member.Memberships;
import io.coterie.network.member.Newcomers;
import io.coterie.network.member.Principals;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Directed invites. An invite to somebody who does not exist, or whose inbox is full, is kept like
 * any other, and reaches nobody: its maker can't tell the difference, in any answer, list or limit.
 */
final class Vouching {
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final int MOST_SENT = 100;
  private static final int MOST_WAITING = 100;

  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final Principals principals;
  private final Newcomers newcomers;
  private final Memberships memberships;
  private final InboxRepository inbox;
  private final InviteRepository repository;
  private final PageTokens pageTokens;
  private final Clock clock;

  @Inject
  Vouching(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      Principals principals,
      Newcomers newcomers,
      Memberships memberships,
      InboxRepository inbox,
      InviteRepository repository,
      PageTokens pageTokens,
      Clock clock) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.principals = principals;
    this.newcomers = newcomers;
    this.memberships = memberships;
    this.inbox = inbox;
    this.repository = repository;
    this.pageTokens = pageTokens;
    this.clock = clock;
  }

  /** Puts an invite into somebody's inbox, if there is such a one. */
  <R extends Message> R vouch(
      Caller caller, String ref, MemberRef addressee, Answer<MemberRef, R> answer) {
    NetworkId id = finder.find(caller, ref);
    transactions.read(db -> gate.view(db, caller, id, Permission.VOUCH));
    var invitee = principals.find(addressee);
    return transactions.mutate(
        answer,
        tx -> {
          inbox.lock(
              tx.db(), Stream.concat(caller.principal().stream(), invitee.stream()).distinct());
          var network = gate.lock(tx, caller, id, Permission.VOUCH);
          if (invitee
              .flatMap(who -> memberships.settled(tx, network, who, Role.MEMBER))
              .isPresent()) {
            throw NetworkReason.ALREADY_MEMBER.exception();
          }
          repository.prune(tx.db(), network, tx.now());
          if (repository.isPending(tx.db(), network, invitee, InviteRows.text(addressee))) {
            tx.unaudited("a second invite changes nothing");
            return addressee;
          }
          send(tx, network, addressee, invitee);
          return addressee;
        });
  }

  private void send(
      Tx tx, LockedNetwork network, MemberRef addressee, Optional<PrincipalId> invitee) {
    var creator = network.member().orElseThrow();
    if (inbox.countSentBy(tx.db(), creator, tx.now()) >= MOST_SENT) {
      throw new NetworkFailure.PendingInvitesLimit(MOST_SENT).exception();
    }
    var delivered =
        invitee.filter(who -> inbox.countWaitingFor(tx.db(), who, tx.now()) < MOST_WAITING);
    var invite =
        new Invite(
            InviteId.random(),
            network.id(),
            Role.MEMBER,
            Optional.of(1),
            0,
            Optional.of(addressee),
            delivered,
            creator,
            tx.now(),
            Optional.of(tx.now().plus(LIFETIME)),
            false);
    repository.insert(tx.db(), network, invite, Optional.empty());
    tx.audit(AuditEntry.of(InviteRows.text(addressee)).in(network.id()));
  }

  /** What waits for the caller, or for a node of its. */
  Page<InviteView> page(Caller caller, String node, PageSize size, String pageToken) {
    PrincipalId invitee =
        node.isEmpty() ? caller.principal().orElseThrow() : newcomers.of(caller, node).id();
    var list = PageScope.ofCall(invitee);
    return transactions.read(db -> {
      var after = pageTokens.after(list, pageToken);
      var rows = inbox.page(db, invitee, clock.instant(), after, size.limit());
      return pageTokens.page(list, size, rows, view -> InviteRepository.key(view.invite()));
    });
  }
}
