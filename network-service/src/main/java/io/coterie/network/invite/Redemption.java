package io.coterie.network.invite;

import com.google.protobuf.Message;
import io.coterie.network.access.Gate;
import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Role;
import io.coterie.network.directory.OwnNodes;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.invite.InboxRepository.Located;
import io.coterie.network.member.Blocks;
import io.coterie.network.member.Entrant;
import io.coterie.network.member.KnownNodes;
import io.coterie.network.member.Member;
import io.coterie.network.member.MemberView;
import io.coterie.network.member.Memberships;
import io.coterie.network.member.Newcomer;
import io.coterie.network.member.Newcomers;
import io.coterie.network.quota.PlanBook;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Getting in by an invite. Whatever is wrong with an invite, there is one answer. It lifts a block:
 * somebody inside wants the newcomer in.
 */
public final class Redemption {
  private final Transactions transactions;
  private final Gate gate;
  private final InboxRepository inbox;
  private final InviteRepository repository;
  private final Newcomers newcomers;
  private final OwnNodes nodes;
  private final KnownNodes knownNodes;
  private final Memberships memberships;
  private final Blocks blocks;
  private final PlanBook plans;

  /** Who got in, and where. */
  public record Redeemed(MemberView member, NetworkName network) {
    Redeemed vouchedBy(Voucher voucher) {
      return member.member().vouchedBy().equals(voucher.id())
          ? new Redeemed(member.vouchedBy(voucher.name()), network)
          : this;
    }
  }

  /** Who made an invite, and what it is called. */
  record Voucher(Optional<PrincipalId> id, String name) {}

  @Inject
  Redemption(
      Transactions transactions,
      Gate gate,
      InboxRepository inbox,
      InviteRepository repository,
      Newcomers newcomers,
      OwnNodes nodes,
      KnownNodes knownNodes,
      Memberships memberships,
      Blocks blocks,
      PlanBook plans) {
    this.transactions = transactions;
    this.gate = gate;
    this.inbox = inbox;
    this.repository = repository;
    this.newcomers = newcomers;
    this.nodes = nodes;
    this.knownNodes = knownNodes;
    this.memberships = memberships;
    this.blocks = blocks;
    this.plans = plans;
  }

  /**
   * By a code.
   *
   * @param node a node of the caller's that shall get in; empty: the caller
   */
  public <R extends Message> R redeem(
      Caller caller, InviteCode code, String node, Answer<Redeemed, R> answer) {
    var newcomer = newcomers.of(caller, node);
    var voucher = voucher(transactions.read(db -> inbox.byCode(db, code.hash())));
    return plans.consulted(() ->
        transactions.mutate(
            answer,
            tx -> {
              var entrant = knownNodes.hold(tx, newcomer);
              var located = inbox.byCode(tx.db(), code.hash()).orElseThrow(Redemption::notFound);
              return enter(tx, caller, located, entrant).vouchedBy(voucher);
            }));
  }

  /** Whether a code would let somebody in now, if there is room. */
  public boolean isOpen(InviteCode code) {
    return transactions.write(tx ->
        inbox
            .byCode(tx.db(), code.hash())
            .flatMap(located ->
                gate.lockForEffect(tx, located.network())
                    .filter(network ->
                        repository
                            .find(tx.db(), network, located.id())
                            .filter(invite -> stands(tx, network, invite))
                            .isPresent()))
            .isPresent());
  }

  /** By a directed invite, for whom it is for. */
  <R extends Message> R accept(Caller caller, InviteId id, Answer<Redeemed, R> answer) {
    var invitee = invitee(caller, id);
    var newcomer = newcomers.of(invitee);
    var voucher = voucher(transactions.read(db -> inbox.byId(db, id)));
    return plans.consulted(() ->
        transactions.mutate(
            answer,
            tx -> {
              var entrant = knownNodes.hold(tx, newcomer);
              var located =
                  inbox
                      .byId(tx.db(), id)
                      .filter(found -> found.invitee().filter(invitee::equals).isPresent())
                      .orElseThrow(Redemption::notFound);
              return enter(tx, caller, located, entrant).vouchedBy(voucher);
            }));
  }

  /** Turns a directed invite down. */
  <R extends Message> R decline(Caller caller, InviteId id, Answer<InviteId, R> answer) {
    invitee(caller, id);
    return transactions.mutate(
        answer,
        tx -> {
          var located = inbox.byId(tx.db(), id).orElseThrow(Redemption::notFound);
          var network =
              gate.lockForEntry(tx, caller, located.network()).orElseThrow(Redemption::notFound);
          repository.delete(tx.db(), network, id);
          tx.audit(AuditEntry.of(id.text()).in(network.id()));
          return id;
        });
  }

  private Redeemed enter(Tx tx, Caller caller, Located located, Entrant entrant) {
    var network =
        gate.lockForEntry(tx, caller, located.network()).orElseThrow(Redemption::notFound);
    var invite = repository.find(tx.db(), network, located.id()).orElseThrow(Redemption::notFound);
    var newcomer = entrant.newcomer();
    var present = memberships.settled(tx, network, newcomer.id(), invite.role());
    if (present.isPresent()) {
      tx.unaudited("who is in already stays what it is, whatever became of the invite");
      return redeemed(network, newcomer, present.get());
    }
    if (!stands(tx, network, invite)) {
      throw notFound();
    }
    return redeemed(network, newcomer, admit(tx, network, invite, entrant));
  }

  private boolean stands(Tx tx, LockedNetwork network, Invite invite) {
    return invite.isOpen(tx.now()) && mayInvite(tx, network, invite);
  }

  private Member admit(Tx tx, LockedNetwork network, Invite invite, Entrant entrant) {
    var newcomer = entrant.newcomer();
    if (invite.role() == Role.VIEWER && newcomer instanceof Newcomer.OfNode) {
      throw NetworkReason.ROLE_NOT_FOR_NODE.exception();
    }
    memberships.refuseNodeOfViewer(tx, network, newcomer);
    blocks.lift(tx, network, newcomer.id());
    var member =
        memberships.admitOrRaise(
            tx, network, entrant, invite.role(), Optional.of(invite.creator()));
    if (invite.isDirected()) {
      repository.delete(tx.db(), network, invite.id());
    } else if (!repository.use(tx.db(), network, invite.id())) {
      throw notFound();
    }
    tx.audit(
        AuditEntry.of(newcomer.id().text())
            .in(network.id())
            .with("invite", invite.id().text())
            .with("role", invite.role().text()));
    return member;
  }

  private Voucher voucher(Optional<Located> located) {
    var creator = located.map(Located::creator);
    return new Voucher(creator, creator.map(newcomers::nameOf).orElse(""));
  }

  /** Whether its maker could still make it. */
  private boolean mayInvite(Tx tx, LockedNetwork network, Invite invite) {
    return memberships
        .find(tx, network, invite.creator())
        .filter(maker -> network.permits(maker.role(), invite.creatorNeeds()))
        .filter(maker -> !plans.isDisabled(tx, maker.holder()))
        .isPresent();
  }

  /** Whom a directed invite is for, if that is the caller or a node of its. */
  private PrincipalId invitee(Caller caller, InviteId id) {
    return transactions
        .read(db -> inbox.byId(db, id))
        .flatMap(Located::invitee)
        .filter(who ->
            caller.principal().filter(who::equals).isPresent()
                || (caller instanceof Caller.AccountCaller
                    && who instanceof NodeId node
                    && isOwn(caller, node)))
        .orElseThrow(Redemption::notFound);
  }

  private boolean isOwn(Caller caller, NodeId node) {
    return nodes.lookUp(node.text()).filter(facts -> OwnNodes.isOwn(caller, facts)).isPresent();
  }

  private static Redeemed redeemed(LockedNetwork network, Newcomer newcomer, Member member) {
    return new Redeemed(
        newcomer.view(member, network.network().number()), network.network().name());
  }

  private static FailureException notFound() {
    return NetworkReason.INVITE_NOT_FOUND.exception();
  }
}
