package io.coterie.network.member;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.directory.NodeFacts;
import io.coterie.network.directory.NodeKey;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes of memberships inside a transaction that holds the network: with their counts, their
 * versions and their entries in the feed. Whether they are allowed is decided by whoever calls.
 */
public final class Memberships {
  private final MemberRepository repository;
  private final JoinRequestRepository requests;
  private final Room room;
  private final NumberRepository numbers;

  @Inject
  Memberships(
      MemberRepository repository,
      JoinRequestRepository requests,
      Room room,
      NumberRepository numbers) {
    this.repository = repository;
    this.requests = requests;
    this.room = room;
    this.numbers = numbers;
  }

  public Optional<Member> find(Tx tx, NetworkScope network, PrincipalId principal) {
    return repository.find(tx.db(), network, principal);
  }

  /**
   * Lets a newcomer in that is not a member yet.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL, QUOTA_EXCEEDED,
   *     HOSTNAME_TAKEN
   */
  public Member admit(
      Tx tx, LockedNetwork network, Entrant entrant, Role role, Optional<PrincipalId> vouchedBy) {
    return admit(tx, network, Admission.of(entrant, role, vouchedBy));
  }

  /** The same, with everything about the membership chosen. */
  public Member admit(Tx tx, LockedNetwork network, Admission admission) {
    var newcomer = admission.entrant().newcomer().id();
    room.require(tx, network, newcomer, admission.role());
    admission.entrant().hostname().ifPresent(hostname -> requireFree(tx, network, hostname));
    var member = admission.member(network.id(), tx.now(), facts -> number(tx, network, facts));
    var admitted = member.at(repository.advance(tx.db(), network, Headcount.of(member)));
    repository.insert(tx.db(), network, admitted);
    tx.publish(MemberFeed.came(admitted));
    settle(tx, network, admitted);
    return admitted;
  }

  /**
   * Lets somebody in, or makes a member of somebody that only looked on.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL, QUOTA_EXCEEDED,
   *     HOSTNAME_TAKEN
   */
  public Member admitOrRaise(
      Tx tx, LockedNetwork network, Entrant entrant, Role role, Optional<PrincipalId> vouchedBy) {
    return find(tx, network, entrant.newcomer().id())
        .map(viewer -> changeRole(tx, network, viewer.vouchedFor(vouchedBy), role))
        .orElseGet(() -> admit(tx, network, entrant, role, vouchedBy));
  }

  /**
   * Whether somebody who asks for a role has it, or a better one, so that nothing is to be done.
   */
  public Optional<Member> settled(Tx tx, LockedNetwork network, PrincipalId who, Role role) {
    return find(tx, network, who).filter(member -> !member.isViewer() || role == Role.VIEWER);
  }

  /** Takes members out; an account's nodes have to be among them. */
  public void expel(Tx tx, LockedNetwork network, Collection<Member> members) {
    if (members.isEmpty()) {
      return;
    }
    var gone = Headcount.nobody().minus(Headcount.of(members));
    long version = repository.advance(tx.db(), network, gone);
    repository.delete(tx.db(), network, members.stream().map(Member::principal).toList());
    members.forEach(member -> tx.publish(MemberFeed.left(member, version)));
    publishDepartures(tx, members);
  }

  /** A member, and if it is an account its nodes, which leave with it. */
  public List<Member> withNodes(Tx tx, LockedNetwork network, Member member) {
    var all = new ArrayList<>(List.of(member));
    if (member.principal() instanceof AccountId account) {
      all.addAll(repository.nodesOf(tx.db(), network, account));
    }
    return all;
  }

  /**
   * Gives a member another role; the nodes of an account that becomes viewer leave.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL, QUOTA_EXCEEDED, if it only
   *     looked on
   */
  public Member changeRole(Tx tx, LockedNetwork network, Member member, Role role) {
    if (member.isViewer() && role != Role.VIEWER) {
      room.require(tx, network, member.principal(), role);
    }
    var changed = member.in(role);
    var difference = Headcount.of(changed).minus(Headcount.of(member));
    var saved = save(tx, network, member, changed, difference);
    settle(tx, network, saved);
    return saved;
  }

  /** Gives a member other tags. */
  Member tag(Tx tx, LockedNetwork network, Member member, List<String> tags) {
    return save(tx, network, member, member.tagged(tags), Headcount.nobody());
  }

  /**
   * Gives a node another name in the network; the member as it is then.
   *
   * @throws io.coterie.platform.failure.FailureException HOSTNAME_TAKEN
   */
  public Member rename(Tx tx, LockedNetwork network, Member member, Optional<Hostname> hostname) {
    if (member.node().flatMap(Member.AsNode::hostname).equals(hostname)) {
      return member;
    }
    hostname.ifPresent(name -> requireFree(tx, network, name));
    return save(tx, network, member, member.named(hostname), Headcount.nobody());
  }

  /** Notes the key that a node is known by from now on. */
  public void recognise(Tx tx, LockedNetwork network, Member member, NodeKey key) {
    if (!member.key().equals(Optional.of(key))) {
      var _ = save(tx, network, member, member.keyed(key), Headcount.nobody());
    }
  }

  private Member save(
      Tx tx, LockedNetwork network, Member before, Member member, Headcount difference) {
    var saved = member.at(repository.advance(tx.db(), network, difference));
    repository.update(tx.db(), network, saved);
    tx.publish(MemberFeed.changed(before, saved));
    return saved;
  }

  /**
   * What follows from a role: whoever takes part asks no more, whoever looks on brings no nodes.
   */
  private void settle(Tx tx, LockedNetwork network, Member member) {
    if (member.isViewer()) {
      expelNodesOf(tx, network, member);
    } else {
      requests.delete(tx.db(), network, member.principal());
    }
  }

  /** Whether a newcomer is a node whose account only looks on here, and so brings no nodes. */
  boolean isNodeOfViewer(Tx tx, LockedNetwork network, Newcomer newcomer) {
    return newcomer
        .account()
        .filter(account -> !account.equals(newcomer.id()))
        .flatMap(account -> repository.find(tx.db(), network, account))
        .filter(Member::isViewer)
        .isPresent();
  }

  /**
   * Keeps out the nodes of accounts that only look on.
   *
   * @throws io.coterie.platform.failure.FailureException ROLE_TOO_LOW
   */
  public void refuseNodeOfViewer(Tx tx, LockedNetwork network, Newcomer newcomer) {
    if (isNodeOfViewer(tx, network, newcomer)) {
      throw new NetworkFailure.RoleTooLow(Role.MEMBER.text()).exception();
    }
  }

  /** Whether a hostname is some node's in the network. */
  public boolean isTaken(Tx tx, LockedNetwork network, Hostname hostname) {
    return repository.find(tx.db(), network, hostname).isPresent();
  }

  /** Says in the feed that all members are gone, since the network is about to be. */
  public void publishEnd(Tx tx, LockedNetwork network) {
    long version = repository.advance(tx.db(), network, Headcount.nobody());
    var members = repository.all(tx.db(), network);
    members.forEach(member -> tx.publish(MemberFeed.ended(member, version)));
    publishDepartures(tx, members);
  }

  /** Of nodes that may have left their last network. */
  private static void publishDepartures(Tx tx, Collection<Member> members) {
    members.forEach(member -> DepartureFeed.departure(member).ifPresent(tx::publish));
  }

  /** The node's number everywhere, or its own in this network. */
  private NodeNumber number(Tx tx, LockedNetwork network, NodeFacts facts) {
    return facts.number().orElseGet(() -> numbers.scoped(tx.db(), network, facts.id()));
  }

  private void expelNodesOf(Tx tx, LockedNetwork network, Member viewer) {
    if (viewer.principal() instanceof AccountId account) {
      expel(tx, network, repository.nodesOf(tx.db(), network, account));
    }
  }

  private void requireFree(Tx tx, LockedNetwork network, Hostname hostname) {
    if (isTaken(tx, network, hostname)) {
      throw NetworkReason.HOSTNAME_TAKEN.exception();
    }
  }
}
