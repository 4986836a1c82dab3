package io.coterie.network.member;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Role;
import io.coterie.network.directory.Names;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.JoinRequestId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Answering those who asked to be let in; who asked may take that back. */
final class Answering {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final JoinRequestRepository repository;
  private final Newcomers newcomers;
  private final OwnNodes nodes;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Blocks blocks;
  private final PlanBook plans;
  private final Names names;
  private final PageTokens pageTokens;
  private final Clock clock;

  @Inject
  Answering(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      JoinRequestRepository repository,
      Newcomers newcomers,
      OwnNodes nodes,
      KnownNodes knownNodes,
      Memberships memberships,
      Blocks blocks,
      PlanBook plans,
      Names names,
      PageTokens pageTokens,
      Clock clock) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.newcomers = newcomers;
    this.nodes = nodes;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.blocks = blocks;
    this.plans = plans;
    this.names = names;
    this.pageTokens = pageTokens;
    this.clock = clock;
  }

  /** Who waits, the oldest first. */
  Page<JoinRequestView> page(Caller caller, String ref, PageSize size, String pageToken) {
    NetworkId id = finder.find(caller, ref);
    var list = PageScope.ofCall(id);
    var page =
        transactions.read(db -> {
          var scope = gate.view(db, caller, id, Permission.ANSWER_JOIN_REQUEST);
          var after = pageTokens.after(list, pageToken);
          var rows = repository.page(db, scope, clock.instant(), after, size.limit());
          return pageTokens.page(list, size, rows, JoinRequestRepository::key);
        });
    var known = names.of(page.items().stream().map(JoinRequest::principal).toList());
    return page.map(
        request -> new JoinRequestView(request, known.getOrDefault(request.principal(), "")));
  }

  /** Lets in who asked, as a member that the caller vouches for; a block is lifted. */
  <R extends Message> R approve(
      Caller caller, String ref, JoinRequestId request, Answer<MemberView, R> answer) {
    NetworkId id = finder.find(caller, ref);
    var seen =
        transactions.read(db -> {
          var scope = gate.view(db, caller, id, Permission.ANSWER_JOIN_REQUEST);
          return repository.find(db, scope, request).orElseThrow(Answering::notFound);
        });
    var newcomer = newcomer(seen.principal());
    var self = newcomers.nameOf(caller);
    return plans.consulted(() ->
        transactions.mutate(
            answer,
            tx -> {
              var entrant = hold(tx, newcomer);
              var network = gate.lock(tx, caller, id, Permission.ANSWER_JOIN_REQUEST);
              if (repository
                  .find(tx.db(), network, request)
                  .filter(found -> found.isOpen(tx.now()) && isStillAskers(found, newcomer))
                  .isEmpty()) {
                throw notFound();
              }
              memberships.refuseNodeOfViewer(tx, network, newcomer);
              blocks.lift(tx, network, newcomer.id());
              var member =
                  memberships.admitOrRaise(tx, network, entrant, Role.MEMBER, network.member());
              tx.audit(AuditEntry.of(newcomer.id().text()).in(id));
              return newcomer.view(member, network.network().number()).vouchedBy(self);
            }));
  }

  /** Takes a request away: by those who answer, or by who asked. */
  <R extends Message> R decline(
      Caller caller, String ref, JoinRequestId request, Answer<JoinRequestId, R> answer) {
    NetworkId id = finder.find(caller, ref);
    var seen = transactions.read(db -> repository.find(db, gate.look(db, caller, id), request));
    boolean own = seen.filter(found -> isCallers(caller, found)).isPresent();
    return transactions.mutate(
        answer,
        tx -> {
          var network = gate.lockSeen(tx, caller, id);
          if (!own) {
            requireAnswerer(network);
          }
          var found =
              repository
                  .find(tx.db(), network, request)
                  .filter(r -> r.isOpen(tx.now()))
                  .orElseThrow(Answering::notFound);
          repository.delete(tx.db(), network, found.principal());
          tx.audit(AuditEntry.of(found.principal().text()).in(id));
          return request;
        });
  }

  /** To those outside there is no request but their own. */
  private static void requireAnswerer(LockedNetwork network) {
    if (network.role().isEmpty()) {
      throw notFound();
    }
    network.require(Permission.ANSWER_JOIN_REQUEST);
  }

  private Newcomer newcomer(PrincipalId principal) {
    try {
      return newcomers.of(principal);
    } catch (FailureException e) {
      throw isGone(e) ? notFound() : e;
    }
  }

  private Entrant hold(Tx tx, Newcomer newcomer) {
    try {
      return knownNodes.hold(tx, newcomer);
    } catch (FailureException e) {
      throw isGone(e) ? notFound() : e;
    }
  }

  private static boolean isGone(FailureException e) {
    return e.failure().reason() == NetworkReason.NODE_NOT_FOUND;
  }

  /** A node that belongs to somebody else by now was not asked for by that one. */
  private static boolean isStillAskers(JoinRequest request, Newcomer newcomer) {
    return request.asker().equals(newcomer.id())
        || newcomer.account().filter(request.asker()::equals).isPresent();
  }

  private boolean isCallers(Caller caller, JoinRequest request) {
    Optional<PrincipalId> self = caller.principal();
    return self.filter(who -> who.equals(request.asker()) || who.equals(request.principal()))
            .isPresent()
        || (request.principal() instanceof NodeId node
            && caller instanceof Caller.AccountCaller
            && nodes.lookUp(node.text()).filter(n -> OwnNodes.isOwn(caller, n)).isPresent());
  }

  private static FailureException notFound() {
    return NetworkReason.JOIN_REQUEST_NOT_FOUND.exception();
  }
}
