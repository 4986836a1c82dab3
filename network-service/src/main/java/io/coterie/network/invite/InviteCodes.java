package io.coterie.network.invite;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What those inside do with a network's invites. */
final class InviteCodes {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final InviteRepository repository;
  private final PageTokens pageTokens;
  private final Clock clock;

  /** A new code and its invite. */
  record Issued(InviteView view, InviteCode code) {}

  @Inject
  InviteCodes(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      InviteRepository repository,
      PageTokens pageTokens,
      Clock clock) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.pageTokens = pageTokens;
    this.clock = clock;
  }

  /** Makes a code. */
  <R extends Message> R create(
      Caller caller, String ref, NewCode wanted, Answer<Issued, R> answer) {
    NetworkId id = finder.find(caller, ref);
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lock(tx, caller, id, wanted.needed());
          var code = InviteCode.random();
          var invite =
              new Invite(
                  InviteId.random(),
                  id,
                  wanted.role(),
                  wanted.maxUses(),
                  0,
                  Optional.empty(),
                  Optional.empty(),
                  network.member().orElseThrow(),
                  tx.now(),
                  wanted.lifetime().map(tx.now()::plus),
                  false);
          repository.prune(tx.db(), network, tx.now());
          repository.insert(tx.db(), network, invite, Optional.of(code.hash()));
          tx.audit(AuditEntry.of(invite.id().text()).in(id).with("role", wanted.role().text()));
          return new Issued(new InviteView(invite, network.network().name()), code);
        });
  }

  /** Those that are open, newest first. */
  Page<InviteView> page(Caller caller, String ref, PageSize size, String pageToken) {
    NetworkId id = finder.find(caller, ref);
    var list = PageScope.ofCall(id);
    return transactions.read(db -> {
      var scope = gate.view(db, caller, id, Permission.INVITE);
      var after = pageTokens.after(list, pageToken);
      var rows = repository.page(db, scope, clock.instant(), after, size.limit());
      return pageTokens
          .page(list, size, rows, InviteRepository::key)
          .map(invite -> new InviteView(invite, scope.network().name()));
    });
  }

  /** Ends a code or takes a directed invite back; whoever made it may, too. */
  <R extends Message> R revoke(
      Caller caller, String ref, String invite, Answer<InviteId, R> answer) {
    NetworkId id = finder.find(caller, ref);
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lock(tx, caller, id, Permission.VIEW);
          var found =
              Optional.of(invite)
                  .filter(InviteId::matches)
                  .flatMap(text -> repository.find(tx.db(), network, new InviteId(text)));
          if (!isMadeBy(network, found)) {
            network.require(Permission.INVITE);
          }
          var revoked = found.orElseThrow(NetworkReason.INVITE_NOT_FOUND::exception);
          if (revoked.isDirected()) {
            repository.delete(tx.db(), network, revoked.id());
          } else {
            repository.revoke(tx.db(), network, revoked.id(), tx.now());
          }
          tx.audit(AuditEntry.of(invite).in(id));
          return revoked.id();
        });
  }

  private static boolean isMadeBy(LockedNetwork network, Optional<Invite> invite) {
    return invite.map(Invite::creator).equals(network.member());
  }
}
