package io.coterie.network.member;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.Network;
import io.coterie.network.access.NetworkScope;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
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

  @Inject
  Memberships(MemberRepository repository) {
    this.repository = repository;
  }

  public Optional<Member> find(Tx tx, NetworkScope network, PrincipalId principal) {
    return repository.find(tx.db(), network, principal);
  }

  /**
   * Lets a newcomer in that is not a member yet.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_FULL, HOSTNAME_TAKEN
   */
  public Member admit(
      Tx tx, LockedNetwork network, Entrant entrant, Role role, Optional<PrincipalId> vouchedBy) {
    return admit(tx, network, entrant, role, vouchedBy, Incarnation.random());
  }

  /** The same, with an incarnation that was chosen elsewhere. */
  public Member admit(
      Tx tx,
      LockedNetwork network,
      Entrant entrant,
      Role role,
      Optional<PrincipalId> vouchedBy,
      Incarnation incarnation) {
    requireRoom(tx, network);
    entrant.hostname().ifPresent(hostname -> requireFree(tx, network, hostname));
    boolean isNode = entrant.newcomer() instanceof Newcomer.OfNode;
    long version = repository.advance(tx.db(), network, isNode ? 0 : 1, isNode ? 1 : 0);
    var member =
        new Member(
            network.id(),
            entrant.newcomer().id(),
            role,
            vouchedBy,
            incarnation,
            version,
            tx.now(),
            asNode(entrant));
    repository.insert(tx.db(), network, member);
    tx.publish(MemberFeed.entry(member, ChangeKind.CREATED));
    if (role == Role.VIEWER) {
      expelNodesOf(tx, network, member);
    }
    return member;
  }

  /** Takes members out; an account's nodes have to be among them. */
  public void expel(Tx tx, LockedNetwork network, Collection<Member> members) {
    if (members.isEmpty()) {
      return;
    }
    int nodes = (int) members.stream().filter(m -> m.node().isPresent()).count();
    long version = repository.advance(tx.db(), network, nodes - members.size(), -nodes);
    repository.delete(tx.db(), network, members.stream().map(Member::principal).toList());
    members.forEach(member -> tx.publish(MemberFeed.gone(member, version)));
  }

  /** A member, and if it is an account its nodes, which leave with it. */
  public List<Member> withNodes(Tx tx, LockedNetwork network, Member member) {
    var all = new ArrayList<>(List.of(member));
    if (member.principal() instanceof AccountId account) {
      all.addAll(repository.nodesOf(tx.db(), network, account));
    }
    return all;
  }

  /** Gives a member another role; the nodes of an account that becomes viewer leave. */
  public Member changeRole(Tx tx, LockedNetwork network, Member member, Role role) {
    long version = repository.advance(tx.db(), network, 0, 0);
    repository.setRole(tx.db(), network, member.principal(), role, version);
    var changed = member.with(role, version);
    tx.publish(MemberFeed.entry(changed, ChangeKind.UPDATED));
    if (role == Role.VIEWER) {
      expelNodesOf(tx, network, changed);
    }
    return changed;
  }

  /**
   * Gives a node another name in the network.
   *
   * @throws io.coterie.platform.failure.FailureException HOSTNAME_TAKEN
   */
  public void rename(Tx tx, LockedNetwork network, Member member, Optional<Hostname> hostname) {
    if (member.node().flatMap(Member.AsNode::hostname).equals(hostname)) {
      return;
    }
    hostname.ifPresent(name -> requireFree(tx, network, name));
    long version = repository.advance(tx.db(), network, 0, 0);
    repository.setHostname(tx.db(), network, member.principal(), hostname, version);
    tx.publish(MemberFeed.entry(member.with(hostname, version), ChangeKind.UPDATED));
  }

  /** Whether a newcomer is a node whose account only looks on here, and so brings no nodes. */
  boolean isNodeOfViewer(Tx tx, LockedNetwork network, Newcomer newcomer) {
    return newcomer
        .account()
        .filter(account -> !account.equals(newcomer.id()))
        .flatMap(account -> repository.find(tx.db(), network, account))
        .filter(member -> member.role() == Role.VIEWER)
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
    long version = repository.advance(tx.db(), network, 0, 0);
    repository
        .all(tx.db(), network)
        .forEach(member -> tx.publish(MemberFeed.gone(member, version)));
  }

  private void expelNodesOf(Tx tx, LockedNetwork network, Member viewer) {
    if (viewer.principal() instanceof AccountId account) {
      expel(tx, network, repository.nodesOf(tx.db(), network, account));
    }
  }

  private void requireRoom(Tx tx, LockedNetwork locked) {
    Network network = locked.network();
    int count = repository.count(tx.db(), locked);
    if (count >= network.maxMembers()) {
      throw new NetworkFailure.Full(network.maxMembers(), count).exception();
    }
  }

  private void requireFree(Tx tx, LockedNetwork network, Hostname hostname) {
    if (isTaken(tx, network, hostname)) {
      throw NetworkReason.HOSTNAME_TAKEN.exception();
    }
  }

  private static Optional<Member.AsNode> asNode(Entrant entrant) {
    return entrant.newcomer() instanceof Newcomer.OfNode(var facts)
        ? Optional.of(
            new Member.AsNode(
                facts.number(), facts.incarnation(), facts.account(), entrant.hostname()))
        : Optional.empty();
  }
}
